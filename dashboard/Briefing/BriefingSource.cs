using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Charts;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Briefing;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Briefing;

/// <summary>Reads a week of a province or kabupaten.</summary>
internal sealed class BriefingSource(IRegionSource source, ServiceCatalogue catalogues, RegionRegister register, RegionWords names, TimeProvider time)
{
    private static readonly string[] Measures = ["completed", "submitted", "timed", "onTime", "complaints", "complaintsEnded", "participants"];

    public DateOnly Today => Wib.DayOf(time.GetUtcNow());

    public async Task<BriefingView> ViewAsync(Region region, BriefingWeek week)
    {
        var catalogue = await catalogues.GetAsync();
        string[] families = [.. BucketChart.Families(catalogue).Select(family => family.Code)];
        var measures = await Task.WhenAll(Measures.Select(measure => SeriesAsync(region.Code, week, measure, null)));
        var byFamily = await Task.WhenAll(families.Select(family => SeriesAsync(region.Code, week, "completed", family)));
        var page = await source.GetChildrenAsync(region.Code, WindowNames.Today, Today.DayNumber - week.From.DayNumber, 0);
        var data = new BriefingData(
            page?.AsOf ?? time.GetUtcNow(),
            Measures.Zip(measures).ToDictionary(pair => pair.First, pair => pair.Second),
            families.Zip(byFamily).ToDictionary(pair => pair.First, pair => pair.Second),
            page?.Rows ?? []);
        return new BriefingBuilder(RegionPlace.Of(region, register, names), week, catalogue, register).Build(data);
    }

    private async Task<WeekSeries> SeriesAsync(RegionCode region, BriefingWeek week, string measure, string? service) =>
        WeekSeries.Of(await source.GetSeriesAsync(region, new SeriesRequest(measure, service, "day", week.From, week.End)));
}
