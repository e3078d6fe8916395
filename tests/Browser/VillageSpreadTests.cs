using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>What a bupati's page says of villages beside each other.</summary>
[Collection(BrowserSuite.Name)]
public sealed class VillageSpreadTests(Site site)
{
    [Fact]
    public async Task The_spread_of_villages_is_in_the_first_HTML_and_stays_readable_on_a_phone()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09", options => (options.JavaScriptEnabled, options.ViewportSize) = (false, new() { Width = 390, Height = 844 }));
        var strips = visit.Page.Locator("[data-strips='30d']");

        Assert.Equal(["services", "onTime", "satisfaction"], await strips.Locator("[data-strip-of]").EvaluateAllAsync<string[]>("strips => strips.map(strip => strip.dataset.stripOf)"));
        Assert.Equal("1", await strips.Locator("[data-strip-of='services']").GetAttributeAsync("data-dots"));
        await Assertions.Expect(strips).ToContainTextAsync("median");
        // The ends of the axis are text of the page: a drawing that shrinks doesn't shrink them.
        Assert.All(await strips.Locator(".ends").EvaluateAllAsync<double[]>("ends => ends.map(end => parseFloat(getComputedStyle(end).fontSize))"), size => Assert.True(size >= 12));
        var box = (await strips.BoundingBoxAsync())!;
        Assert.InRange(box.X + box.Width, 0, 390);
    }
}
