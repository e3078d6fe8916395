using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Dashboard.Access;
using SmartVillage.Dashboard.Components.Regions;
using SmartVillage.Dashboard.Components.Village;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

/// <summary>Panels in each of their states, and in words.</summary>
public sealed class PanelTests
{
    private const string Village = "18.09.10.2004";

    public PanelTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(DisplayCulture.Indonesian);

    [Fact]
    public async Task Loading_empty_forbidden_and_failed_look_different_and_each_says_what_comes_next()
    {
        var empty = Shown.View(new Scene(Village).Full());
        var desk = new VillageDesk(RegionCode.Parse(Village), 0, empty.ConfirmedAt, [], new([], [], []), [], 0);

        var loading = await RequestsAsync(empty);
        var none = await RequestsAsync(empty with { Desk = desk });
        Shown.Viewer.Value = new Stranger();
        var forbidden = await RequestsAsync(empty with { Desk = desk });
        var failed = await Shown.HtmlAsync<PanelBoundary>(new() { [nameof(PanelBoundary.Title)] = "Peta", [nameof(PanelBoundary.ChildContent)] = (RenderFragment)(builder => { builder.OpenComponent<Broken>(0); builder.CloseComponent(); }) });

        Assert.Contains("data-state=\"loading\"", loading, StringComparison.Ordinal);
        Assert.Contains("data-state=\"empty\"", none, StringComparison.Ordinal);
        Assert.Contains("data-state=\"forbidden\"", forbidden, StringComparison.Ordinal);
        Assert.Contains("data-state=\"error\"", failed, StringComparison.Ordinal);
        Assert.Contains("Permohonan muncul begitu desa melaporkannya", none, StringComparison.Ordinal);
        Assert.Contains("Masuk dengan akun", forbidden, StringComparison.Ordinal);
        Assert.Contains("Kode: panel-gagal", failed, StringComparison.Ordinal);
        Assert.Contains("Muat ulang", failed, StringComparison.Ordinal);
    }

    [Fact]
    public void Attention_says_what_against_what_since_when_and_where_it_leads()
    {
        var silent = new AttentionFinding(AttentionKind.Silent, RegionCode.Parse(Village), 9, [], Since: Scene.At("2026-11-16T14:02:00+07:00"));
        var drop = new AttentionFinding(AttentionKind.Drop, RegionCode.Parse(Village), 11, [], Family: "perbankan", Usual: 29, N: 4);
        var due = new AttentionFinding(AttentionKind.ComplaintsDueSoon, RegionCode.Parse("18.09"), 3, [new(RegionCode.Parse(Village), 3)], WorkMinutes: 120);
        var view = Shown.View(new Scene().Full()) with { Attention = new(RegionCode.Parse("18.09"), 7, Scene.At("2026-11-24T10:24:00+07:00"), [due, drop, silent], []) };

        var items = new AttentionList(view, Scene.Register, Shown.Words).Build();

        Assert.Equal("3 pengaduan mendekati tenggat|3 di Hanura. Paling dekat sisa 2 jam kerja.", $"{items[0].Title}|{items[0].Detail}");
        Assert.Equal("Perbankan di Hanura −62%|11 selesai, biasanya 29 pada pukul 10.24 WIB (median 4 hari yang sama); di luar batas galat.", $"{items[1].Title}|{items[1].Detail}");
        Assert.Equal("Hanura, Teluk Pandan|Tanpa data sejak 16 Nov pukul 14.02 WIB. 8 desa lain sudah lebih dulu.", $"{items[2].Title}|{items[2].Detail}");
        Assert.All(items, item => Assert.Equal(RegionCode.Parse(Village), item.Region));
        Assert.Equal("pengaduan", items[0].Part);
    }

    [Fact]
    public async Task Complaints_are_listed_with_their_clocks_and_without_anything_else()
    {
        OpenComplaint Of(int workdays, double minutes, bool late, bool soon) => new(RegionCode.Parse(Village), "pengaduan.informasi", "air-bersih", ComplaintStep.Forward, Scene.At("2026-11-25T00:00:00+07:00"), workdays, minutes, late, soon);
        var view = Shown.View(new Scene().State(Series.Complaint(Scene.Ordinal("pengaduan.informasi"), ComplaintMetric.Open), 3).Full()) with
        {
            Attention = new(RegionCode.Parse("18.09"), 7, Scene.At("2026-11-24T13:00:00+07:00"), [], [Of(-1, 0, true, false), Of(0, 120, false, true), Of(2, 900, false, false)]),
        };

        var html = await Shown.HtmlAsync<ComplaintsPanel>(new() { [nameof(ComplaintsPanel.View)] = view });

        foreach (var words in new[] { "Air bersih", "lewat 1 hari kerja", "jatuh tempo hari ini, sisa 2 jam kerja", "sisa 2 hari kerja", "verifikasi, 3 hari kerja", "Hanura, Teluk Pandan" })
        {
            Assert.Contains(words, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_figure_that_is_explained_has_a_unit_a_period_a_formula_a_producer_and_its_villages()
    {
        var explained = new Explanations(Shown.View(new Scene().Completed("2026-11-24T09:00:00+07:00", 3).Full()), Shown.Words).Build();

        Assert.True(explained.Length > 30);
        Assert.All(explained, one => Assert.Superset(new HashSet<string> { "Satuan", "Periode", "Rumus", "Produsen data", "Desa di baliknya" }, one.Facts.Select(fact => fact.Label).ToHashSet()));
        Assert.Equal("arti-services.completed", Explanations.IdOf("family.pajak.completed"));
        Assert.Equal("arti-participation.participants", Explanations.IdOf("participation.musyawarah.participants"));
        Assert.Null(Explanations.IdOf("attention"));
    }

    [Fact]
    public void What_another_source_reports_is_told_with_its_difference_and_never_added()
    {
        var summary = new Scene().Completed("2026-11-24T09:00:00+07:00", 30).Count("2026-11-24T09:00:00+07:00", Series.Comparison(Scene.Ordinal("pajak.pbb"), 0, 0), 29).Full();

        var completed = new Explanations(Shown.View(summary), Shown.Words).Build().Single(one => one.Id == "arti-services.completed");

        Assert.Equal("lainnya: 29 selesai, selisih −1", Assert.Single(completed.Comparisons));
    }

    private static Task<string> RequestsAsync(RegionView view) => Shown.HtmlAsync<RequestsPanel>(new() { [nameof(RequestsPanel.View)] = view });

    private sealed class Stranger : IViewer
    {
        public bool MaySee(RegionCode region) => false;

        public bool MaySeeDesk(RegionCode village) => false;
    }

    private sealed class Broken : ComponentBase
    {
        protected override void OnInitialized() => throw new InvalidOperationException("broken on purpose");
    }
}
