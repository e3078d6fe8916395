using System.Collections.Immutable;

namespace SmartVillage.Dashboard.Views;

/// <summary>Where a village's line was cut today: quarter-hours without a heartbeat between its first one and now.</summary>
internal static class LinkGaps
{
    /// <param name="beats">Quarter-hours with a heartbeat, ascending.</param>
    /// <param name="now">The running quarter-hour: it may still get one.</param>
    public static ImmutableArray<(int From, int To)> Of(ImmutableArray<int> beats, int now)
    {
        var gaps = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = 0; i < beats.Length; i++)
        {
            var next = i + 1 < beats.Length ? beats[i + 1] : now;
            if (next > beats[i] + 1)
            {
                gaps.Add((beats[i] + 1, next));
            }
        }

        return gaps.ToImmutable();
    }
}
