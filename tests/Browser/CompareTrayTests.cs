using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>Villages are picked in their table and opened beside each other.</summary>
[Collection(BrowserSuite.Name)]
public sealed class CompareTrayTests(Site site)
{
    private const string Other = "18.09.10.2001";

    [Fact]
    public async Task Ticked_villages_are_compared_without_a_script_on_a_phone()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09.10?window=30d", options => (options.JavaScriptEnabled, options.ViewportSize) = (false, new() { Width = 390, Height = 844 }));
        await visit.Page.CheckAsync($"[data-pick='{Site.Village}']");
        await visit.Page.CheckAsync($"[data-pick='{Other}']");
        await visit.Page.ClickAsync("[data-tray-compare]");

        Assert.Equal(2, await visit.Page.Locator(".compare thead .cmp").CountAsync());
        Assert.Contains("window=30d", visit.Page.Url, StringComparison.Ordinal);
        Assert.Contains("/bandingkan?", visit.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_picked_elsewhere_stays_picked_without_a_script()
    {
        await using var visit = await site.VisitAsync($"/wilayah/18.09?hal=2&wilayah={Site.Village},{Other}", options => options.JavaScriptEnabled = false);
        Assert.Equal(0, await visit.Page.Locator("[data-pick]:checked").CountAsync());
        await visit.Page.Locator("[data-pick]").First.CheckAsync();
        await visit.Page.ClickAsync("[data-tray-compare]");

        Assert.Equal(3, await visit.Page.Locator(".compare thead .cmp").CountAsync());
    }

    [Fact]
    public async Task Space_picks_a_village_and_its_letter_is_in_the_tray_on_the_spread_and_in_the_address()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09");
        await visit.IsLiveAsync();
        var tray = visit.Page.Locator("[data-tray]");
        await PickAsync(visit, Site.Village, 1);
        await Assertions.Expect(visit.Page.Locator($"[data-pick='{Site.Village}']")).ToBeFocusedAsync();
        await Assertions.Expect(tray.Locator("button.p")).ToBeDisabledAsync();
        await PickAsync(visit, Other, 2);

        Assert.EndsWith($"/wilayah/18.09?wilayah={Site.Village},{Other}", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("[data-strip-of='services'] [data-disc='A']")).ToHaveCountAsync(1);
        await visit.AccessibleAsync("main");
        await visit.Page.ClickAsync("[data-window-link='7d']");
        await visit.IsAtAsync($"/wilayah/18.09?window=7d&wilayah={Site.Village},{Other}");
        await Assertions.Expect(tray).ToHaveAttributeAsync("data-tray", "2");

        await tray.Locator(".chip a").First.PressAsync("Enter");
        await Assertions.Expect(tray).ToHaveAttributeAsync("data-tray", "1");
        await PickAsync(visit, Site.Village, 2);
        await tray.Locator("[data-tray-compare]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".compare thead .cmp")).ToHaveCountAsync(2);
        Assert.EndsWith($"/bandingkan?wilayah={Other},{Site.Village}&window=7d", visit.Page.Url, StringComparison.Ordinal);
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task Six_are_the_most_and_the_tray_covers_nothing_that_has_the_focus()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09", options => (options.ViewportSize, options.HasTouch) = (new() { Width = 390, Height = 844 }, true));
        await visit.IsLiveAsync();
        var codes = await visit.Page.Locator("[data-pick]").EvaluateAllAsync<string[]>("boxes => boxes.map(box => box.dataset.pick)");
        for (var i = 0; i < 6; i++)
        {
            await PickAsync(visit, codes[i], i + 1);
        }

        Assert.Equal(codes.Length - 6, await visit.Page.Locator("[data-pick]:disabled").CountAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It scrolls sideways.");
        var link = visit.Page.Locator($"[data-children] tr[data-region='{codes[20]}'] a");
        // It stands where the tray is, and then gets the focus.
        await link.EvaluateAsync("link => scrollBy({ top: link.getBoundingClientRect().top - document.querySelector('[data-tray]').getBoundingClientRect().top - 10, behavior: 'instant' })");
        await link.FocusAsync();
        var (under, over) = ((await link.BoundingBoxAsync())!, (await visit.Page.Locator("[data-tray]").BoundingBoxAsync())!);
        Assert.True(under.Y + under.Height <= over.Y, $"{under.Y + under.Height} is below {over.Y}");
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-tray] :is(a, button), .pick')].map(e => [e, e.getBoundingClientRect()]).filter(([, b]) => b.width < 24 || b.height < 24).map(([e]) => e.outerHTML.slice(0, 90))"));
        await visit.Page.ClickAsync("[data-tray-clear]");
        await Assertions.Expect(visit.Page.Locator("[data-tray]")).ToHaveAttributeAsync("data-tray", "0");
    }

    private static async Task PickAsync(Visit visit, string village, int picked)
    {
        await visit.Page.Locator($"[data-pick='{village}']").PressAsync("Space");
        await Assertions.Expect(visit.Page.Locator("[data-tray]")).ToHaveAttributeAsync("data-tray", $"{picked}");
    }
}
