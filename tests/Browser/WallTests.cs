using Microsoft.Playwright;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class WallTests(Site site)
{
    /// <summary>Texts that are smaller than 34 px of a screen of 1920; names on the map may have 30, drawn as large as their map.</summary>
    private const string TooSmall =
        """
        () => [...document.querySelectorAll(".wall *")].filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) && !e.closest("script"))
          .filter(e => parseFloat(getComputedStyle(e).fontSize) < (e.closest("svg") ? 30 : 34 * innerWidth / 1920) - 0.01).map(e => `${e.tagName} ${getComputedStyle(e).fontSize} ${e.textContent.trim()}`)
        """;

    /// <summary>The wall cuts off what is too long, so nothing scrolls: each text must stand wholly within it.</summary>
    private const string CutOff =
        """
        () => {
          const wall = document.querySelector(".wall").getBoundingClientRect(), texts = document.createTreeWalker(document.querySelector(".wall"), NodeFilter.SHOW_TEXT), found = [];
          for (let text; (text = texts.nextNode());) {
            if (!text.textContent.trim() || !text.parentElement.checkVisibility() || text.parentElement.closest("script, .sr")) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            const box = range.getBoundingClientRect();
            if (box.left < wall.left - 1 || box.top < wall.top - 1 || box.right > wall.right + 1 || box.bottom > wall.bottom + 1) found.push(`${text.textContent.trim()} ${JSON.stringify(box)}`);
          }
          return found;
        }
        """;

    private const string CountBeats = "window.beats = 0; document.addEventListener('animationstart', () => window.beats++)";

    [Theory]
    [InlineData(1280, 720)]
    [InlineData(1920, 1080)]
    [InlineData(3840, 2160)]
    public async Task It_fits_any_screen_is_accessible_and_keeps_the_policy(int width, int height)
    {
        await using var visit = await VisitAsync(width, height);

        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(CutOff));
        if (height >= 1080)
        {
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(TooSmall));
        }

        await visit.AccessibleAsync();
        await visit.NothingStrangeAsync();
        Assert.Equal(0, await visit.Page.Locator("script[src*='blazor']").CountAsync());
    }

    [Fact]
    public async Task An_event_moves_its_figure_and_is_told_by_kabupaten_and_minute()
    {
        const string Village = "18.06.01.2016";
        await using var visit = await VisitAsync(1920, 1080);
        await using var calm = await VisitAsync(1920, 1080, ReducedMotion.Reduce);
        await visit.Page.EvaluateAsync(CountBeats);
        await calm.Page.EvaluateAsync(CountBeats);
        var before = await site.Program.CompletedAsync("18");

        await site.Program.SendAsync(CloudEvents.Completed(Village));

        await Assertions.Expect(visit.Page.Locator("[data-wall-fig='completed']")).ToHaveTextAsync((before + 1).ToString("N0", new System.Globalization.CultureInfo("id-ID")));
        var tick = visit.Page.Locator("[data-tick]").Filter(new() { HasText = "Tanggamus" });
        await Assertions.Expect(tick).ToContainTextAsync("1 surat selesai");
        Assert.DoesNotContain(Village, await visit.Page.Locator(".wall-ticks").InnerHTMLAsync(), StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("[data-ring]:not([hidden])")).ToHaveCountAsync(1);
        await Assertions.Expect(calm.Page.Locator("[data-ring]:not([hidden])")).ToHaveCountAsync(1);
        await visit.Page.WaitForFunctionAsync("window.beats > 0");
        Assert.Equal(0, await calm.Page.EvaluateAsync<int>("window.beats + document.getAnimations().filter(a => a.playState === 'running').length"));
    }

    [Fact]
    public async Task Villages_are_dots_by_what_they_reported_today_without_code_or_name()
    {
        await using var visit = await VisitAsync(1920, 1080);

        await Assertions.Expect(visit.Page.Locator("[data-dots='reported']")).ToHaveAttributeAsync("d", new System.Text.RegularExpressions.Regex(@"^(M[\d.]+ [\d.]+h0)+$"));
        var told = await site.Program.Client.GetStringAsync("/layar/titik");
        Assert.DoesNotMatch(@"18\.\d\d\.\d\d\.", told);
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task Its_script_judges_as_the_pages_do()
    {
        await using var visit = await VisitAsync(1920, 1080);
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
        {
            var (now, usual, n) = (random.Next(0, 400), random.Next(0, 300), random.Next(0, 200));
            var share = n == 0 ? (double?)null : (double)random.Next(0, n + 1) / n;
            var said = await visit.Page.EvaluateAsync<string[]>(
                "async ([now, usual, share, n, z]) => { const wall = await import(document.querySelector(\"script[src*='js/wall']\").src); return [wall.standingOf(now, usual, z), wall.verdictOf(share, n, 0.9, 60, z)]; }",
                new object?[] { now, usual, share, n, 1.959963984540054 });

            Assert.Equal((usual > 0 ? Judgement.AgainstUsual(now, usual) : Standing.Unknown).ToString(), said[0]);
            Assert.Equal(Judgement.AgainstTarget(share, n, 0.9) switch { Standing.TooFew => "few", Standing.Below => "below", _ => share >= 0.9 ? "reached" : "near" }, said[1]);
        }
    }

    [Fact]
    public async Task A_killed_server_is_told_and_the_wall_comes_back_by_itself()
    {
        await using var visit = await VisitAsync(1920, 1080);
        var shown = await visit.Page.Locator("[data-wall-fig='completed']").TextContentAsync();

        await site.Program.KillAsync();
        try
        {
            await Assertions.Expect(visit.Page.Locator("[data-wall-state]")).ToContainTextAsync("Menyambung ulang");
            Assert.Equal(shown, await visit.Page.Locator("[data-wall-fig='completed']").TextContentAsync());
        }
        finally
        {
            await site.Program.RunAgainAsync();
        }

        await Assertions.Expect(visit.Page.Locator("[data-wall-state='live']")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(visit.Page.Locator("[data-wall-fig='completed']")).ToHaveTextAsync(shown!);
        var before = await site.Program.CompletedAsync("18");
        await site.Program.SendAsync(CloudEvents.Completed(Site.Village));
        await Assertions.Expect(visit.Page.Locator("[data-wall-fig='completed']")).ToHaveTextAsync((before + 1).ToString("N0", new System.Globalization.CultureInfo("id-ID")));
    }

    [Fact]
    public async Task The_first_html_has_the_figures_without_a_script()
    {
        await using var visit = await site.VisitAsync("/layar", options => options.JavaScriptEnabled = false);

        Assert.Equal((await site.Program.CompletedAsync("18")).ToString("N0", new System.Globalization.CultureInfo("id-ID")), await visit.Page.Locator("[data-wall-fig='completed']").TextContentAsync());
    }

    [Fact]
    public async Task It_reloads_at_night_in_WIB()
    {
        await using var visit = await VisitAsync(1920, 1080);
        var waits = await visit.Page.EvaluateAsync<double[]>(
            "async () => { const wall = await import(document.querySelector(\"script[src*='js/wall']\").src); return [\"2026-11-24T10:00:00+07:00\", \"2026-11-24T02:59:00+07:00\", \"2026-11-24T03:31:00+07:00\"].map(at => wall.untilNight(Date.parse(at))); }");

        Assert.All(waits.Zip(new[] { 17 * 60.0, 1, (23 * 60) + 29 }), pair => Assert.InRange(pair.First / 60_000, pair.Second, pair.Second + 31));
    }

    private async Task<Visit> VisitAsync(int width, int height, ReducedMotion motion = ReducedMotion.NoPreference)
    {
        var visit = await site.VisitAsync("/layar", options => (options.ViewportSize, options.ReducedMotion) = (new() { Width = width, Height = height }, motion));
        await Assertions.Expect(visit.Page.Locator("[data-wall-state='live']")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return visit;
    }
}
