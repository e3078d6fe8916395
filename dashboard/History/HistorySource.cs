using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views.History;
using SmartVillage.History;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.History;

/// <summary>Reads a region's past: what it showed at an hour, and series over days and months.</summary>
internal sealed class HistorySource(IRegionSource source, IGrainFactory grains, ServiceCatalogue catalogue, TimeProvider time)
{
    public DateOnly Today => Wib.DayOf(time.GetUtcNow());

    /// <summary>What was shown at the end of an hour of a day; <see langword="null"/> where nothing is kept of that day until then.</summary>
    public async Task<RegionSummary?> ShownAsync(RegionCode region, HistoryHour asked)
    {
        var now = time.GetUtcNow();
        // Of a village every moment can be told; of a region above only what it kept on that day, and never what lies ahead.
        return await grains.GetGrain<IHistoryGrain>(region.ToString()).GetShownAsync(asked.At > now ? now : asked.At) is { } shown && Wib.DayOf(shown.AsOf.AddTicks(-1)) == asked.Day ? shown : null;
    }

    public HistoryHour Hour(string? day, int? hour) => HistoryHour.Of(day, hour, time.GetUtcNow());

    public async Task<ImmutableArray<int>> KeptHoursAsync(RegionCode region, DateOnly day)
    {
        var midnight = Wib.StartOf(day);
        var hours = await grains.GetGrain<IHistoryGrain>(region.ToString()).GetHoursAsync(midnight, midnight.AddHours(25));
        return [.. hours.Select(hour => (int)(hour - midnight).TotalHours)];
    }

    public async Task<HistorySeries> SeriesAsync(RegionCode region, HistoryRange range)
    {
        var index = await catalogue.GetAsync();
        string?[] families = range.IsByFamily ? [.. index.Snapshot.Families.Where(family => !family.IsComplaint).OrderBy(family => family.Ordinal).Select(family => family.Code)] : [null];
        var series = await Task.WhenAll(families.Select(family => source.GetSeriesAsync(region, new(range.Measure, family, range.Bucket, range.From, range.Until.AddDays(1)))));
        return new(
            range, series.FirstOrDefault(points => points is not null)?.Select(point => point.T).ToImmutableArray() ?? [],
            [.. families.Zip(series).Where(pair => pair.Second is not null).Select(pair => new HistoryColumn(pair.First, [.. pair.Second!.Value.Select(point => point.V)]))]);
    }
}
