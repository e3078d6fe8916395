using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class MapTests(Site site)
{
    /// <summary>The rest of these pages is looked at elsewhere; here it is the panel of the map, in each size and theme.</summary>
    [Theory]
    [InlineData("/")]
    [InlineData("/wilayah/18.09?window=30d&peta=tepat-waktu")]
    public async Task It_is_accessible_and_keeps_the_policy_in_each_size_and_theme(string path)
    {
        await using var visit = await site.VisitAsync(path);
        await visit.IsLiveAsync();
        await Assertions.Expect(visit.Page.Locator("svg.map a").First).ToBeVisibleAsync();
        foreach (var width in new[] { 1440, 768, 390 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visit.ShowAsync(theme);
                await visit.AccessibleAsync(".map-panel");
            }

            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} at {width} scrolls sideways");
        }

        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task Keys_lead_from_the_province_to_a_village_and_the_measure_stays()
    {
        await using var visit = await site.VisitAsync("/");
        await visit.IsLiveAsync();
        await visit.Page.Locator("[data-map-measure]").SelectOptionAsync("melapor");
        await visit.IsAtAsync("/?peta=melapor");
        await Assertions.Expect(visit.Page.Locator("[data-map='melapor']")).ToBeVisibleAsync();

        await visit.Page.Locator($"svg.map a[data-area='{Site.Kabupaten}']").PressAsync("Enter");
        await visit.IsAtAsync($"/wilayah/{Site.Kabupaten}?peta=melapor");
        await visit.Page.WaitForSelectorAsync($"svg.map a[data-area='{Site.Village}']");
        await Assertions.Expect(visit.Page.Locator($"svg.map a[data-area='{Site.Village}']")).ToHaveAttributeAsync("class", "q5");

        await visit.Page.Locator($"svg.map a[data-area='{Site.Village}']").PressAsync("Enter");
        await visit.IsAtAsync($"/wilayah/{Site.Village}");
    }

    [Fact]
    public async Task Without_a_script_it_is_drawn_and_links_and_chooses()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09", options => options.JavaScriptEnabled = false);

        Assert.Equal(144, await visit.Page.Locator("svg.map a[aria-label]").CountAsync());
        await visit.Page.Locator("[data-map-measure]").SelectOptionAsync("kepuasan");
        await visit.Page.ClickAsync(".choose button");
        Assert.EndsWith("/wilayah/18.09?peta=kepuasan", visit.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await visit.Page.Locator("[data-map='kepuasan']").CountAsync());
    }

    [Fact]
    public async Task An_event_colours_its_village_and_nothing_moves()
    {
        const string Quiet = "18.09.10.2007";
        await using var visit = await site.VisitAsync("/wilayah/18.09?peta=melapor");
        await visit.IsLiveAsync();
        await visit.Page.WaitForSelectorAsync("[data-chart][data-ready]");
        await Assertions.Expect(visit.Page.Locator($"svg.map a[data-area='{Quiet}']")).ToHaveAttributeAsync("class", "q-outside");
        var before = await visit.Page.Locator("svg.map").BoundingBoxAsync();

        await site.Program.SendAsync(Http.CloudEvents.Event(Quiet, "stage", new System.Text.Json.Nodes.JsonObject { ["stage"] = "registered" }), Http.CloudEvents.Completed(Quiet));

        await Assertions.Expect(visit.Page.Locator($"svg.map a[data-area='{Quiet}']")).ToHaveAttributeAsync("class", "q5");
        var after = await visit.Page.Locator("svg.map").BoundingBoxAsync();
        Assert.Equal((before!.X, before.Y, before.Width, before.Height), (after!.X, after.Y, after.Width, after.Height));
    }
}
