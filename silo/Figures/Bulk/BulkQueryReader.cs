using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;
using SmartVillage.Silo.Errors;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>Reads the address of a bulk answer. Each fault is told by its own code and parameter before the first byte: a stream can't take anything back.</summary>
internal sealed class BulkQueryReader(
    RegionRegister register, RegionLookup regions, ICatalogueSource catalogue, [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private const string DefaultLevels = "kabupaten,kota", DefaultIndicator = "services.completed", DefaultBucket = "day";

    private static readonly string[] Buckets = ["hour", "day", "month"];

    public (BulkQuery? Query, IResult? Refusal) Read(BulkAddress asked)
    {
        if (Levels(Or(asked.Level, DefaultLevels)) is not { } levels)
        {
            return Refuse<InvalidParameter>("level", LevelNames);
        }

        var bucket = Or(asked.Bucket, DefaultBucket);
        if (!Buckets.Contains(bucket))
        {
            return Refuse<InvalidParameter>("bucket", string.Join(", ", Buckets));
        }

        var codes = Parts(Or(asked.Indicator, DefaultIndicator));
        if (codes.FirstOrDefault(code => SeriesIndicator.Find(code) is null) is { } unknown)
        {
            return Refuse<UnknownIndicator>(unknown, string.Join(", ", SeriesIndicator.All.Select(indicator => indicator.Code)));
        }

        ImmutableArray<SeriesIndicator> indicators = [.. codes.Select(code => SeriesIndicator.Find(code)!)];
        if (indicators.IsEmpty)
        {
            return Refuse<UnknownIndicator>("", string.Join(", ", SeriesIndicator.All.Select(indicator => indicator.Code)));
        }

        if (bucket == "hour" && indicators.FirstOrDefault(indicator => !indicator.HasHours) is { } daily)
        {
            return Refuse<InvalidParameter>("bucket", $"day, month ({daily.Code})");
        }

        if (asked.Service is { Length: > 0 } service && ServiceFault(service, levels, indicators) is { } expected)
        {
            return Refuse<InvalidParameter>("service", expected);
        }

        Region? above = null;
        if (!string.IsNullOrEmpty(asked.Parent) && !regions.TryFind(asked.Parent, out above))
        {
            return Refuse<UnknownRegion>(asked.Parent);
        }

        return SeriesRange.TryRead(bucket, asked.From, asked.To, Wib.DayOf(clock.GetUtcNow())) is { } range
            ? (new([.. register.All.Where(region => levels.Contains(region.Level) && (above is null || above.Code.Covers(region.Code)))], indicators, asked.Service is { Length: > 0 } chosen ? chosen : null, bucket, range), null)
            : Refuse<InvalidWindow>($"{asked.From}..{asked.To}");
    }

    private static string LevelNames => string.Join(", ", Enum.GetNames<RegionLevel>().Select(name => name.ToLowerInvariant()));

    private static (BulkQuery?, IResult) Refuse<TCode>(params string[] arguments)
        where TCode : IProblemCode => (null, new Refused<TCode>(arguments));

    private static string Or(string? text, string otherwise) => string.IsNullOrEmpty(text) ? otherwise : text;

    private static string[] Parts(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static HashSet<RegionLevel>? Levels(string list)
    {
        var levels = new HashSet<RegionLevel>();
        foreach (var part in Parts(list))
        {
            if (char.IsAsciiDigit(part[0]) || !Enum.TryParse<RegionLevel>(part, ignoreCase: true, out var level) || !Enum.IsDefined(level))
            {
                return null;
            }

            levels.Add(level);
        }

        return levels.Count == 0 ? null : levels;
    }

    /// <summary>What is expected instead; nothing where the service fits.</summary>
    private string? ServiceFault(string code, HashSet<RegionLevel> levels, ImmutableArray<SeriesIndicator> indicators)
    {
        var index = catalogue.Current;
        Service[] meant = [.. index.Snapshot.Services.Where(service => (service.Code == code || service.Family == code) && !index.IsComplaint(service))];
        return meant.Length == 0 ? "/api/v1/services"
            : indicators.FirstOrDefault(indicator => !indicator.HasServices) is { } whole ? $"- ({whole.Code})"
            : Array.TrueForAll(meant, service => service.KabupatenOnly) && levels.Any(IsBelowKabupaten) ? "level=provinsi,kabupaten,kota"
            : null;
    }

    private static bool IsBelowKabupaten(RegionLevel level) => level is RegionLevel.Kecamatan or RegionLevel.Desa or RegionLevel.Kelurahan;
}
