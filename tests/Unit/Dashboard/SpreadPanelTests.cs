using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Components.Regions;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

/// <summary>How the villages of a kabupaten are spread, on its own page.</summary>
public sealed class SpreadPanelTests
{
    private const string Morning = "2026-11-24T09:00:00+07:00";

    private static readonly string[] Villages = ["18.09.10.2001", "18.09.10.2002", "18.09.10.2003", "18.09.10.2004", "18.09.10.2005"];

    public SpreadPanelTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(DisplayCulture.Indonesian);

    [Fact]
    public async Task Villages_stand_on_one_line_with_their_median_and_those_without_figures_are_counted_not_drawn()
    {
        var html = await HtmlAsync();

        Assert.Contains("4 titik dari 5 desa, 30 hari", html, StringComparison.Ordinal);
        Assert.Contains("median 12,5", html, StringComparison.Ordinal);
        Assert.Contains("1 desa tanpa angka tidak digambar", html, StringComparison.Ordinal);
        Assert.Contains("data-strip-of=\"services\" data-dots=\"4\"", html, StringComparison.Ordinal);
        Assert.Contains("Surat selesai", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picked_villages_carry_their_letters_in_the_order_picked()
    {
        var html = await HtmlAsync(Villages[2], Villages[1]);

        Assert.Equal(2 * 2, html.Split("data-disc=").Length - 1);
        Assert.Contains("data-disc=\"A\"", html, StringComparison.Ordinal);
        Assert.Contains("data-disc=\"B\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_figure_it_says_when_dots_will_appear()
    {
        var view = Shown.View(new Scene().Full());

        Assert.Contains("Titik muncul begitu desa melaporkan", await Shown.HtmlAsync<SpreadPanel>(new() { [nameof(SpreadPanel.View)] = view }), StringComparison.Ordinal);
    }

    private static Task<string> HtmlAsync(params string[] picked) => Shown.HtmlAsync<SpreadPanel>(new()
    {
        [nameof(SpreadPanel.View)] = Shown.View(new Scene().Full(), null, [.. Villages.Select((code, i) => Village(code, 10 * i))]),
        [nameof(SpreadPanel.Picked)] = System.Collections.Immutable.ImmutableArray.Create([.. picked.Select(code => RegionCode.Parse(code))]),
    });

    /// <summary>Of 2,000 people; the first has not reported anything.</summary>
    private static RegionSummary Village(string code, long letters) => new Scene(code).State(Series.Programme(ProgrammeMetric.Active), 1)
        .Completed(Morning, letters, "administrasi.domisili").Service(Morning, "administrasi.domisili", ServiceMetric.Timed, letters).Service(Morning, "administrasi.domisili", ServiceMetric.OnTime, letters)
        .Full() with { Population = new(2000, 2000, null), Report = letters == 0 ? "none" : "events" };
}
