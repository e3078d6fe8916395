using System.Globalization;
using Microsoft.Playwright;
using SmartVillage.Tests.Faults;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

/// <summary>The program is killed, and started again for the others.</summary>
[Collection(BrowserSuite.Name)]
public sealed class RecoveryTests(Site site)
{
    /// <summary>Headline figures that something else covers, each where a reader would have it.</summary>
    private const string Covered =
        """
        () => [...document.querySelectorAll(".kpis .v")].filter(figure => {
          figure.scrollIntoView({ block: "center" });
          const box = figure.getBoundingClientRect();
          return !figure.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
        }).map(figure => figure.outerHTML)
        """;

    [Fact]
    public async Task A_killed_server_is_told_and_the_page_comes_back_by_itself()
    {
        await using var visit = await site.VisitAsync("/");
        await visit.IsLiveAsync();
        var shown = await visit.Figure("services.completed").TextContentAsync();

        await site.Program.KillAsync();
        try
        {
            var killed = TimeProvider.System.GetTimestamp();

            await Assertions.Expect(visit.State).ToContainTextAsync("Menyambung ulang");
            Assert.True(TimeProvider.System.GetElapsedTime(killed) <= FaultCluster.Limit(2), $"told after {TimeProvider.System.GetElapsedTime(killed)}");
            Assert.Equal(shown, await visit.Figure("services.completed").TextContentAsync());
            Assert.Equal(5, await visit.Page.Locator(".kpis .v").CountAsync());
            foreach (var width in new[] { 1440, 390 })
            {
                await visit.Page.SetViewportSizeAsync(width, 844);
                Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Covered));
            }
        }
        finally
        {
            await site.Program.RunAgainAsync();
        }

        var ready = TimeProvider.System.GetTimestamp();

        await visit.IsLiveAsync(60_000);
        Assert.True(TimeProvider.System.GetElapsedTime(ready) <= FaultCluster.Limit(15), $"live after {TimeProvider.System.GetElapsedTime(ready)}");
        var before = await site.Program.CompletedAsync("18");
        await site.Program.SendAsync(CloudEvents.Completed(Site.Village));
        await Assertions.Expect(visit.Figure("services.completed")).ToHaveTextAsync((before + 1).ToString("N0", CultureInfo.GetCultureInfo("id-ID")));
    }
}
