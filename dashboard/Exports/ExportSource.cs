using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Access;
using SmartVillage.Dashboard.Briefing;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.History;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Public;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Briefing;
using SmartVillage.Dashboard.Views.Compare;
using SmartVillage.Dashboard.Views.History;
using SmartVillage.Dashboard.Views.Public;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Exports;

/// <summary>Asks what a table needs, once, and makes it. The figures are those of now, with their time in each row.</summary>
internal sealed class ExportSource(
    IRegionSource source, FeedPulls pulls, ServiceCatalogue catalogues, RegionRegister register, RegionSearch search, SimulationMode simulation, IViewer viewer, PublicFigures forAll,
    HistorySource history, BriefingSource briefings, IGrainFactory grains, IStringLocalizer<OutWords> words, TimeProvider time)
{
    private const int MostFound = 1000;

    private readonly ExportFrame _frame = new(simulation, words);

    /// <summary>The table with a name; <see langword="null"/> where there is none, or no such region or window.</summary>
    public async Task<ExportTable?> TableAsync(string table, ExportAsked asked)
    {
        var catalogue = await catalogues.GetAsync();
        var others = new OtherTables(_frame, time.GetUtcNow());
        return table switch
        {
            "daftar" => others.Register(string.IsNullOrWhiteSpace(asked.Q) ? register.All : search.Find(asked.Q, MostFound).Select(hit => hit.Region), register),
            "katalog" => others.Services(catalogue),
            "instansi" => others.Agencies(catalogue),
            "angka-katalog" => others.Figures(catalogue),
            "bandingkan" => await ComparedAsync(CompareRequest.Of([asked.Wilayah ?? ""], null, asked.Window ?? WindowNames.Today, null, register), catalogue),
            _ => RegionCode.TryParse(asked.Wilayah, null, out var code) && register.TryFind(code, out _) ? await OfPlaceAsync(table, code, asked, catalogue) : null,
        };
    }

    private Task<ExportTable?> OfPlaceAsync(string table, RegionCode code, ExportAsked asked, CatalogueIndex catalogue) => table switch
    {
        "laporan" => OfWeekAsync(code, asked.Minggu),
        "jurnal" when asked.Sampai is not null => OfJournalAsync(code, asked.Sampai, catalogue),
        "riwayat" or "riwayat-layanan" or "riwayat-deret" => OfHistoryAsync(table, code, asked, catalogue),
        _ => OfRegionAsync(table, code, asked.Window ?? WindowNames.Today, catalogue),
    };

    /// <summary>A page of the journal as it can be turned to: of a village, for its office.</summary>
    private async Task<ExportTable?> OfJournalAsync(RegionCode code, string upTo, CatalogueIndex catalogue) =>
        code.IsVillage && viewer.MaySeeDesk(code) && long.TryParse(upTo, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new ListTables(_frame, catalogue, register).Ledger(await TodayAsync(code), (await grains.GetGrain<IJournalGrain>(code.ToString()).GetPageAsync(seq, Components.Pages.LedgerPage.Lines)).Lines)
            : null;

    private async Task<ExportTable?> OfWeekAsync(RegionCode code, string? week) =>
        code.Level is RegionLevel.Provinsi or RegionLevel.Kabupaten or RegionLevel.Kota && BriefingWeek.Of(week, briefings.Today) is { } asked && register.TryFind(code, out var region)
            ? new BriefingTable(_frame).Of(await briefings.ViewAsync(region, asked), await TodayAsync(code))
            : null;

    private async Task<ExportTable?> OfHistoryAsync(string table, RegionCode code, ExportAsked asked, CatalogueIndex catalogue)
    {
        if (code.Level == RegionLevel.Kecamatan)
        {
            return null;
        }

        if (table == "riwayat-deret")
        {
            var range = HistoryRange.Of(asked.Angka, asked.Deret, asked.Sampai, history.Today);
            return new HistoryTables(_frame).Series(await TodayAsync(code), await history.SeriesAsync(code, range));
        }

        return await history.ShownAsync(code, history.Hour(asked.Hari, asked.Jam)) is not { } shown ? null
            : table == "riwayat" ? new HistoryTables(_frame).Shown(shown) : new RegionTables(_frame, catalogue).Services(shown);
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
            "aliran" when code.IsVillage => lists.Link(await TodayAsync(code), (await source.GetDeskAsync(code)).Link),
            "jurnal" when code.IsVillage && viewer.MaySeeDesk(code) => lists.Ledger(await TodayAsync(code), (await source.GetDeskAsync(code)).Ledger),
            "program" => tables.Programme(await TodayAsync(code)),
            "warga" or "warga-kepuasan" when register.TryFind(code, out var village) && code.IsVillage => await ForAllAsync(village, table),
            "anak" when !code.IsVillage => tables.Children(shown, await RowsAsync(code, window), (await RowsAsync(code, WindowNames.Month)).ToDictionary(row => row.Code)),
            _ => null,
        };
    }

    /// <summary>Taken once a day, as the page is: its time is the end of its last day.</summary>
    private async Task<ExportTable?> ForAllAsync(Region village, string table)
    {
        var view = await forAll.ViewAsync(village, catalogues, words);
        if (await source.GetSummaryAsync(village.Code, PublicTerm.Days) is not { } about)
        {
            return null;
        }

        var (tables, stood) = (new PublicTable(_frame), about with { AsOf = view.Until });
        return table == "warga" ? tables.Of(view, stood) : tables.Elements(view, stood);
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
