using System.Diagnostics;

namespace SmartVillage.Grains.Telemetry;

/// <summary>The spans of the grains: a commit and a roll-up message, each below the call that began it. Both carry the work of many; the others are linked.</summary>
public static class GrainsTracing
{
    public const string SourceName = "SmartVillage.Grains";

    /// <summary>More links than this tell nothing more.</summary>
    private const int MostLinks = 64;

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>Where the caller stands in its trace; nothing while nobody listens.</summary>
    internal static ActivityContext Here => Source.HasListeners() && Activity.Current is { } current ? current.Context : default;

    /// <summary>A span for work that was begun by others: below the first of them.</summary>
    internal static Activity? Start(string name, IEnumerable<ActivityContext> origins)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var known = origins.Where(origin => origin != default).Take(MostLinks + 1).ToArray();
        return known.Length == 0 ? null : Source.StartActivity(name, ActivityKind.Internal, known[0], links: known.Skip(1).Select(origin => new ActivityLink(origin)));
    }
}
