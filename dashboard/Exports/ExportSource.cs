using Microsoft.Extensions.Localization;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Access;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Public;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Compare;
using SmartVillage.Dashboard.Views.Public;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Exports;

/// <summary>Asks what a table needs, once, and makes it. The figures are those of now, with their time in each row.</summary>
internal sealed class ExportSource(
    IRegionSource source, FeedPulls pulls, ServiceCatalogue catalogues, RegionRegister register, RegionSearch search, SimulationMode simulation, IViewer viewer, PublicFigures forAll,
    IStringLocalizer<OutWords> words, TimeProvider time)
{
    private const int MostFound = 1000;

    private readonly ExportFrame _frame = new(simulation, words);

    /// <summary>The table with a name; <see langword="null"/> where there is none, or no such region or window.</summary>
    public async Task<ExportTable?> TableAsync(string table, string? region, string? window, string? asked)
    {
        var catalogue = await catalogues.GetAsync();
        window ??= WindowNames.Today;
        var others = new OtherTables(_frame, time.GetUtcNow());
        return table switch
        {
            "daftar" => others.Register(string.IsNullOrWhiteSpace(asked) ? register.All : search.Find(asked, MostFound).Select(hit => hit.Region), register),
            "katalog" => others.Services(catalogue),
            "instansi" => others.Agencies(catalogue),
            "angka-katalog" => others.Figures(catalogue),
            "bandingkan" => await ComparedAsync(CompareRequest.Of([region ?? ""], null, window, null, register), catalogue),
            _ => RegionCode.TryParse(region, null, out var code) && register.TryFind(code, out _) ? await OfRegionAsync(table, code, window, catalogue) : null,
        };
    }

    private async Task<ExportTable?> OfRegionAsync(string table, RegionCode code, string window, CatalogueIndex catalogue)
    {
        if (await source.GetSummaryAsync(code, window) is not { } shown)
        {
            return null;
        }

        var (tables, lists) = (new RegionTables(_frame, catalogue), new ListTables(_frame, catalogue, register));
        return table switch
        {
            "ringkasan" => tables.Headline(shown, await MonthAsync(code)),
            "layanan" => tables.Services(shown),
            "deret" => tables.Buckets(shown, await pulls.BucketsAsync(code, window, Wib.DayOf(shown.AsOf))),
            "kepuasan" => tables.Satisfaction(await MonthAsync(code)),
            "data" => tables.Stated(shown),
            "partisipasi" => tables.Participation(shown),
            "pengaduan" => tables.Complaints(shown, await TodayAsync(code)),
            "daftar-pengaduan" => lists.Complaints(await TodayAsync(code), await source.GetAttentionAsync(code)),
            "perhatian" => lists.Attention(await TodayAsync(code), await source.GetAttentionAsync(code)),
            "permohonan" when code.IsVillage && viewer.MaySeeDesk(code) => lists.Requests(await TodayAsync(code), await source.GetDeskAsync(code)),
            "jurnal" when code.IsVillage && viewer.MaySeeDesk(code) => lists.Ledger(await TodayAsync(code), await source.GetDeskAsync(code)),
            "program" => tables.Programme(await TodayAsync(code)),
            "warga" when register.TryFind(code, out var village) && code.IsVillage => await ForAllAsync(village),
            "anak" when !code.IsVillage => tables.Children(shown, await RowsAsync(code, window), (await RowsAsync(code, WindowNames.Month)).ToDictionary(row => row.Code)),
            _ => null,
        };
    }

    /// <summary>Taken once a day, as the page is: its time is the end of its last day.</summary>
    private async Task<ExportTable?> ForAllAsync(Region village)
    {
        var view = await forAll.ViewAsync(village, catalogues, words);
        return await source.GetSummaryAsync(village.Code, PublicTerm.Days) is { } about ? new PublicTable(_frame).Of(view, about with { AsOf = view.Until }) : null;
    }

    private async Task<ExportTable?> ComparedAsync(CompareRequest request, CatalogueIndex catalogue)
    {
        if (request.Regions.Length < CompareRequest.Fewest || await source.GetSummaryAsync(request.Parents[0], request.Window) is not { } about)
        {
            return null;
        }

        var (rows, month) = (new List<RegionSummary>(), new Dictionary<RegionCode, RegionSummary>());
        foreach (var parent in request.Parents)
        {
            rows.AddRange((await RowsAsync(parent, request.Window)).Where(row => request.Regions.Contains(row.Code)));
            foreach (var row in await RowsAsync(parent, WindowNames.Month))
            {
                month[row.Code] = row;
            }
        }

        return new RegionTables(_frame, catalogue).Children(about, rows.OrderBy(row => request.Regions.IndexOf(row.Code)), month);
    }

    private async Task<RegionSummary> MonthAsync(RegionCode code) => (await source.GetSummaryAsync(code, WindowNames.Month))!;

    private async Task<RegionSummary> TodayAsync(RegionCode code) => (await source.GetSummaryAsync(code, WindowNames.Today))!;

    private async Task<IReadOnlyList<RegionSummary>> RowsAsync(RegionCode code, string window) => (await source.GetChildrenAsync(code, window, 0, 0))?.Rows ?? [];
}
