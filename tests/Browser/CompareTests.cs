using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

[Collection(PagesSuite.Name)]
public sealed class CompareTests(Site site)
{
    private const string Path = "/bandingkan?wilayah=18.09.10.2004,18.10.01.2009,18.09.10.2001";

    [Fact]
    public async Task It_is_accessible_and_keeps_the_policy_in_each_size_and_theme()
    {
        await using var visit = await site.VisitAsync(Path);
        await visit.IsLiveAsync();
        foreach (var width in new[] { 1440, 768, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.ShowAsync(theme);
                await visit.AccessibleAsync("main");
            }

            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{width} scrolls sideways");
        }

        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task What_is_chosen_is_in_the_address_and_works_without_a_script()
    {
        await using var visit = await site.VisitAsync("/bandingkan?wilayah=18.09", options => options.JavaScriptEnabled = false);
        await visit.Page.Locator("#tambah").SelectOptionAsync("18.10");
        await visit.Page.ClickAsync(".compare-add button");

        Assert.Equal(2, await visit.Page.Locator(".compare thead .cmp").CountAsync());
        await visit.Page.ClickAsync("[data-base='village']");
        Assert.EndsWith("/bandingkan?wilayah=18.09,18.10&window=30d&dasar=desa", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(2, await visit.Page.Locator("tr[data-measure='services'] [data-fig]").CountAsync());
    }

    [Fact]
    public async Task Few_cases_are_marked_and_not_judged()
    {
        await site.Program.SendAsync(Timed("submitted", CloudEvents.Now.AddMinutes(-20)), Timed("completed", CloudEvents.Now));
        await using var visit = await site.VisitAsync(Path);
        await visit.IsLiveAsync();

        Assert.Equal(3, await visit.Page.Locator("tr[data-measure='onTime'] [data-measured]").CountAsync());
        await Assertions.Expect(visit.Page.Locator("tr[data-measure='onTime'] .dot-hollow")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator("tr[data-measure='onTime'] td .ic-ring")).ToHaveCountAsync(1);
        Assert.Equal(0, await visit.Page.Locator("tr[data-measure='onTime'] .dot-full").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("tr[data-measure='onTime'] [data-standing='Below'], tr[data-measure='onTime'] [data-standing='Above']").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("tr[data-measure='satisfaction'] .grade").CountAsync());
        var tops = await visit.Page.Locator(".compare svg[data-top]").EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.top)");
        Assert.Equal(3, tops.Length);
        Assert.Single(tops.Distinct());
    }

    private static JsonObject Timed(string status, DateTimeOffset at) =>
        CloudEvents.Event(Site.Village, "service", new JsonObject { ["service"] = "administrasi.domisili", ["status"] = status, ["request"] = "few" }, at);
}
