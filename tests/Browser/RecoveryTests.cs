using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>A program of its own: it is killed.</summary>
[Collection(BrowserSuite.Name)]
public sealed class RecoveryTests(Site site)
{
    [Fact]
    public async Task A_killed_server_is_told_and_the_page_comes_back_by_itself()
    {
        await using var visit = await site.VisitAsync("/");
        await visit.IsLiveAsync();
        var shown = await visit.Figure("services.completed").TextContentAsync();

        await site.Program.KillAsync();

        await Assertions.Expect(visit.State).Not.ToHaveAttributeAsync("data-state", "live");
        await Assertions.Expect(visit.State).ToContainTextAsync("Menyambung ulang");
        Assert.Equal(shown, await visit.Figure("services.completed").TextContentAsync());
        Assert.True(await visit.Page.EvaluateAsync<bool>(
            "(() => { const n = document.querySelector('.kpis .v'), b = n.getBoundingClientRect(); return n.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)); })()"), "Something covers the figure.");

        await site.Program.RunAsync();

        await visit.IsLiveAsync(60_000);
        await Assertions.Expect(visit.Figure("services.completed")).ToHaveTextAsync(shown!);
    }
}
