using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>An old figure is never without its age: each panel says since when its numbers stand.</summary>
[Collection(BrowserSuite.Name)]
public sealed partial class PanelAgeTests(Site site)
{
    /// <summary>Lets the page's own steady clock be ahead, which is what it judges by; <c>false</c> takes its circuit away before.</summary>
    private const string Later = "async ([ms, circuit]) => { const { setCircuit } = await import('/js/live.js'); setCircuit(circuit); const now = Performance.prototype.now; performance.now = () => now.call(performance) + ms; }";

    private const string Said = "() => [...document.querySelectorAll('.panel > .ph, .kpis > .dq')].filter(head => head.checkVisibility()).map(head => getComputedStyle(head, '::after').content)";

    [Fact]
    public async Task Every_panel_tells_its_age_when_the_figures_are_old_and_nothing_when_they_are_live()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09");
        await visit.IsLiveAsync();
        var figure = await visit.Figure("services.completed").TextContentAsync();
        Assert.All(await SaidAsync(visit), said => Assert.Equal("none", said));

        await visit.Page.EvaluateAsync(Later, new object[] { 240_000, true });
        await Assertions.Expect(visit.State).ToHaveAttributeAsync("data-state", "stale");
        var stale = await SaidAsync(visit);
        Assert.True(stale.Length > 8, $"{stale.Length} panels");
        Assert.All(stale, said => Assert.Contains("4 menit lalu", said, StringComparison.Ordinal));
        await visit.AccessibleAsync("main");

        await visit.Page.EvaluateAsync(Later, new object[] { 300_000, false });
        await Assertions.Expect(visit.State).ToHaveAttributeAsync("data-state", "offline");
        Assert.All(await SaidAsync(visit), said => Assert.Matches(Offline(), said));
        Assert.Equal(figure, await visit.Figure("services.completed").TextContentAsync());
        await visit.NothingStrangeAsync();
    }

    private static Task<string[]> SaidAsync(Visit visit) => visit.Page.EvaluateAsync<string[]>(Said);

    [GeneratedRegex(@"Terputus · \d{2}\.\d{2}\.\d{2} WIB")]
    private static partial Regex Offline();
}
