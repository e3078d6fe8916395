using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SmartVillage.Aggregates;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class PublicPageTests(Site site)
{
    private const string Quiet = "18.09.10.2003", Late = "18.09.10.2005";

    [Fact]
    public async Task Citizens_find_promises_and_how_they_are_kept_without_a_script()
    {
        await site.Program.SendAsync([.. Timed(Quiet, "administrasi.domisili", 6), .. Timed(Quiet, "pajak.pbb", 3)]);
        await using var visit = await site.VisitAsync("/warga/" + Quiet, options => options.JavaScriptEnabled = false);

        Assert.Equal(["6", "6"], (await CellsAsync(visit, "administrasi"))[3..5]);
        Assert.Equal(["<5", "<5", "terlalu sedikit"], (await CellsAsync(visit, "pajak.pbb"))[3..6]);
        Assert.Equal("15 menit", (await CellsAsync(visit, "pajak.pbb"))[1]);
        Assert.Contains("dari sekitar 10 yang tercatat waktunya", await visit.Page.Locator(".kpis").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Diperbarui sekali sehari", await visit.Page.Locator(".head").InnerTextAsync(), StringComparison.Ordinal);
        var csv = await site.Program.Client.GetStringAsync($"/unduh/warga.csv?wilayah={Quiet}");
        Assert.Contains(",pajak.pbb,", csv, StringComparison.Ordinal);
        Assert.Contains(",15 menit,<5,<5,30d-full,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_arrives_late_shows_tomorrow()
    {
        await site.Program.SendAsync([.. Timed(Late, "pajak.pbb", 7)]);
        var first = await site.Program.Client.GetStringAsync("/warga/" + Late);
        await site.Program.SendAsync([.. Timed(Late, "pajak.pbb", 1)]);

        var again = await site.Program.Client.GetStringAsync("/warga/" + Late);

        Assert.Equal(Promise(first), Promise(again));
        Assert.Contains("<td>7</td>", Promise(first), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1440, ColorScheme.Dark)]
    public async Task It_is_accessible_keeps_the_policy_has_no_circuit_and_does_not_scroll_sideways(int width, ColorScheme theme)
    {
        await using var visit = await site.VisitAsync("/warga/" + Site.Village, options => (options.ColorScheme, options.ViewportSize) = (theme, new() { Width = width, Height = 900 }));

        Assert.Equal(0, await visit.Page.Locator("script[src*='blazor']").CountAsync());
        Assert.Equal(theme == ColorScheme.Dark ? "dark" : "light", await visit.Page.Locator("html").GetAttributeAsync("data-theme"));
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await visit.AccessibleAsync();
        await visit.NothingStrangeAsync();
    }

    [Theory]
    [InlineData("/warga/18.09")]
    [InlineData("/warga/18.09.10.9999")]
    [InlineData("/warga/abc")]
    public async Task Only_villages_have_one(string path)
    {
        using var answer = await site.Program.Client.GetAsync(path);

        Assert.Equal(404, (int)answer.StatusCode);
    }

    /// <summary>Ended yesterday within the standard, five minutes after they came in.</summary>
    private static IEnumerable<JsonObject> Timed(string village, string service, int count)
    {
        var at = Wib.StartOf(Wib.DayOf(CloudEvents.Now).AddDays(-1)).AddHours(10);
        return Enumerable.Range(0, count).Select(_ => CloudEvents.Event(village, "service", new JsonObject
        {
            ["service"] = service, ["status"] = "completed", ["submitted"] = Indicators.WibTimeJsonConverter.ToText(at.AddMinutes(-5)),
        }, at));
    }

    private static async Task<string[]> CellsAsync(Visit visit, string promise) =>
        [.. (await visit.Page.Locator($"[data-promise='{promise}'] > *").AllInnerTextsAsync()).Select(text => text.Trim())];

    private static string Promise(string html)
    {
        var at = html.IndexOf("data-promise=\"pajak.pbb\"", StringComparison.Ordinal);
        return html[at..html.IndexOf("</tr>", at, StringComparison.Ordinal)];
    }
}
