using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Demo;

/// <summary>Now and then a kecamatan loses its link for ten minutes; what happens there meanwhile arrives in a burst afterwards.</summary>
internal sealed class DemoOutages
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(40), Length = TimeSpan.FromMinutes(10);

    private readonly ulong _seed;
    private readonly ImmutableArray<RegionCode> _kecamatan;
    private long _window = -1;
    private (RegionCode Where, DateTimeOffset From) _now;

    public DemoOutages(DemoScript script)
    {
        _seed = script.Seed;
        // Never at a prototype: those are shown at any minute.
        var shown = script.Villages.Where(v => v.Prototype).Select(v => v.Code.Kecamatan).ToHashSet();
        _kecamatan = [.. script.Villages.Select(v => v.Code.Kecamatan).Distinct().Where(k => !shown.Contains(k))];
    }

    /// <summary>Until when a village has no link; <see langword="null"/> when it has one.</summary>
    public DateTimeOffset? Until(RegionCode village, DateTimeOffset at)
    {
        if (_kecamatan.IsEmpty)
        {
            return null;
        }

        var window = at.UtcTicks / Every.Ticks;
        if (window != _window)
        {
            var random = DemoRandom.For(_seed, 5, window);
            _window = window;
            _now = (_kecamatan[random.Below(_kecamatan.Length)], new DateTimeOffset(window * Every.Ticks, TimeSpan.Zero).AddMinutes(random.Between(3, 25)));
        }

        return _now.Where.Covers(village) && at >= _now.From && at < _now.From + Length ? _now.From + Length : null;
    }
}
