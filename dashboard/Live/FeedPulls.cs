using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>Reads what pulled feeds hold.</summary>
internal sealed class FeedPulls(IRegionSource source, ServiceCatalogue catalogue)
{
    /// <summary>Full days of completed services beside each row.</summary>
    private const int SparkDays = 14;

    public async Task<WindowUpdate> WindowAsync(FeedKey key, RegionUpdate update) =>
        new(await source.GetSummaryAsync(key.Region, key.Window), update.Revision);

    public async Task<AttentionUpdate> AttentionAsync(FeedKey key, RegionUpdate update) => new(await source.GetAttentionAsync(key.Region), update.Revision);

    public async Task<DeskUpdate> DeskAsync(FeedKey key, RegionUpdate update) => new(await source.GetDeskAsync(key.Region), update.Revision);

    public async Task<ChildrenUpdate> ChildrenAsync(FeedKey key, ChildrenUpdate? held, RegionUpdate update)
    {
        var sameDay = held is not null && held.AsOf.ToWib().Date == update.ConfirmedAt.ToWib().Date;
        var page = await source.GetChildrenAsync(key.Region, key.Window, SparkDays, sameDay ? held!.Version : 0);
        if (page is null)
        {
            return held ?? new(update.Today.Version, update.ConfirmedAt, ImmutableSortedDictionary<RegionCode, RegionSummary>.Empty, update.Revision);
        }

        var rows = sameDay ? held!.Rows.ToBuilder() : ImmutableSortedDictionary.CreateBuilder<RegionCode, RegionSummary>();
        foreach (var row in page.Rows)
        {
            rows[row.Code] = row;
        }

        return new(page.Version, page.AsOf, rows.ToImmutable(), update.Revision);
    }

    public async Task<SeriesUpdate> SeriesAsync(FeedKey key, SeriesUpdate? held, RegionUpdate update)
    {
        var today = Wib.DayOf(update.ConfirmedAt);
        var spark = held?.Day == today ? held.Spark : await SparkAsync(key.Region, today);
        return new(await BucketsAsync(key.Region, key.Window, today), spark, today, update.Revision);
    }

    /// <summary>Completed services of a window by bucket and family.</summary>
    public async Task<BucketView> BucketsAsync(RegionCode region, string window, DateOnly today)
    {
        var (bucket, from, to) = BucketsOf(window, today);
        var index = await catalogue.GetAsync();
        var families = index.Snapshot.Families.Where(f => !f.IsComplaint).Select(f => f.Code).ToArray();
        var series = await Task.WhenAll(families.Select(family => source.GetSeriesAsync(region, new("completed", family, bucket, from, to))));
        var byFamily = families.Zip(series).Where(pair => pair.Second is not null)
            .ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second!.Value.Select(point => (long?)point.V).ToImmutableArray());
        return new(bucket, series.FirstOrDefault(points => points is not null)?.Select(point => point.T).ToImmutableArray() ?? [], byFamily);
    }

    private async Task<ImmutableArray<long?>> SparkAsync(RegionCode region, DateOnly today)
    {
        var points = await source.GetSeriesAsync(region, new("completed", null, "day", today.AddDays(-SparkDays), today));
        return points?.Select(point => (long?)point.V).ToImmutableArray() ?? [];
    }

    private static (string Bucket, DateOnly From, DateOnly To) BucketsOf(string window, DateOnly today) => window switch
    {
        "7d" => ("day", today.AddDays(-6), today.AddDays(1)),
        "30d" => ("day", today.AddDays(-29), today.AddDays(1)),
        "month" => ("day", new(today.Year, today.Month, 1), today.AddDays(1)),
        "year" => ("month", new(today.Year, 1, 1), new DateOnly(today.Year, today.Month, 1).AddMonths(1)),
        _ => ("hour", today, today.AddDays(1)),
    };
}
