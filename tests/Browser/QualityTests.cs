using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

/// <summary>What makes pages worth using, one test each, on one page that is opened once. Qualities of other suites are not repeated here.</summary>
[Collection(BrowserSuite.Name)]
public sealed class QualityTests(QualityPage quality) : IClassFixture<QualityPage>
{
    private static readonly CultureInfo Indonesian = new("id-ID");

    private IPage Page => quality.Page;

    [Fact]
    public async Task The_age_of_the_data_is_told_and_true_to_two_seconds()
    {
        // It counts by the second: a busy machine may be late with one.
        var off = double.NaN;
        await Eventually.TrueAsync(async () => (off = await Page.EvaluateAsync<double>(
            """
            () => {
              const root = document.querySelector("[data-confirmed]"), said = document.querySelector(".dq [data-age]").textContent;
              return said.includes("detik") ? Math.abs(parseInt(said) - (Date.now() - Number(root.dataset.confirmed)) / 1000) : NaN;
            }
            """)) <= 2, TimeSpan.FromSeconds(30), () => $"{off} s off");
    }

    [Fact]
    public async Task The_state_of_the_connection_is_judged_in_the_browser()
    {
        var said = await Page.EvaluateAsync<string[]>(
            """
            async () => {
              const { judge } = await import("/js/judge.js");
              return [judge({ circuit: true, lostFor: 0, age: 29000 }), judge({ circuit: false, lostFor: 2000, age: 2000 }), judge({ circuit: false, lostFor: 31000, age: 31000 }), judge({ circuit: true, lostFor: 0, age: 121000 })];
            }
            """);

        Assert.Equal(["live", "reconnecting", "offline", "stale"], said);
    }

    [Fact]
    public async Task Live_figures_can_be_paused_and_what_waits_is_told()
    {
        var pause = Page.Locator("[data-pause]");
        await pause.ClickAsync();
        await Assertions.Expect(pause).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(quality.Visit.State).ToHaveAttributeAsync("data-state", "paused");
        var shown = await quality.Visit.Figure("services.completed").TextContentAsync();
        var version = await Page.Locator("[data-version]").GetAttributeAsync("data-version");

        await quality.Site.Program.SendAsync(CloudEvents.Completed(Site.Village));

        await Assertions.Expect(Page.Locator("[data-waiting]")).ToBeVisibleAsync();
        Assert.Equal((shown, version), (await quality.Visit.Figure("services.completed").TextContentAsync(), await Page.Locator("[data-version]").GetAttributeAsync("data-version")));
        await pause.ClickAsync();
        await Assertions.Expect(quality.Visit.Figure("services.completed")).ToHaveTextAsync((await quality.Site.Program.CompletedAsync("18")).ToString("N0", Indonesian));
        await Assertions.Expect(quality.Visit.State).ToHaveAttributeAsync("data-state", "live");
    }

    [Fact]
    public async Task Every_headline_figure_explains_itself_by_keyboard_and_Escape_closes_it()
    {
        var figures = Page.Locator(".kpi .v button.fig");
        Assert.Equal(5, await figures.CountAsync());
        for (var i = 0; i < 5; i++)
        {
            await figures.Nth(i).PressAsync("Enter");
            var opened = Page.Locator("[data-explanation]:popover-open");
            await Assertions.Expect(opened).ToHaveCountAsync(1);
            foreach (var part in new[] { "Satuan", "Periode", "Rumus", "Produsen data", "Desa di baliknya", "Umur data" })
            {
                await Assertions.Expect(opened).ToContainTextAsync(part);
            }

            Assert.True(await opened.EvaluateAsync<bool>("why => why.querySelector('p').textContent.trim().length > 20 && [...why.querySelectorAll('dd')].every(fact => /[^\\s–]/.test(fact.textContent))"), await opened.InnerTextAsync());

            await Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(opened).ToHaveCountAsync(0);
            await Assertions.Expect(figures.Nth(i)).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Every_figure_leads_to_an_explanation()
    {
        // A button that opens one, or in a table the head of its column.
        var without = await Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("main [data-fig]")].filter(fig => {
              const own = fig.closest("[popovertarget]"), cell = fig.closest("td");
              const head = cell && cell.closest("table").querySelector("thead tr").cells[cell.cellIndex]?.querySelector("[popovertarget]");
              const id = (own ?? head)?.getAttribute("popovertarget");
              return !(id && document.getElementById(id)) && !["attention", "programme.announced"].includes(fig.dataset.fig);
            }).map(fig => fig.dataset.fig)
            """);

        Assert.Empty(without);
        Assert.True(await Page.Locator("main [data-fig]").CountAsync() > 50);
    }

    [Fact]
    public async Task A_tap_on_a_figure_in_a_table_explains_it()
    {
        await Page.Locator("[data-children] td [data-fig='services.completed']").First.ClickAsync();

        await Assertions.Expect(Page.Locator("[id='arti-services.completed']:popover-open")).ToHaveCountAsync(1);
        await Page.Keyboard.PressAsync("Escape");
    }

    [Fact]
    public async Task Each_headline_figure_says_how_it_stands_or_why_not()
    {
        var lines = await Page.Locator(".kpi > .d:first-of-type, .kpi .v + .d").AllInnerTextsAsync();

        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => Assert.Matches("biasanya|sebelumnya|dalam batas galat|belum|n = ", line));
    }

    [Fact]
    public async Task Exceptions_come_first_and_are_counted_in_the_title()
    {
        var found = await Page.Locator(".attention .badge").InnerTextAsync();

        Assert.NotEqual("0", found);
        Assert.StartsWith($"({found})", await Page.TitleAsync(), StringComparison.Ordinal);
        Assert.Contains("pengaduan lewat tenggat", await Page.Locator(".att .t").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal("18.10", await Page.Locator("[data-children] tr[data-region]").First.GetAttributeAsync("data-region")); // where the complaint is late
        Assert.All(await Page.Locator(".att a.t").AllAsync(), line => Assert.NotNull(line.GetAttributeAsync("href").GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Colour_is_never_alone_and_the_classes_of_the_map_differ_in_lightness()
    {
        Assert.Empty(await Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('td.state span[title]')].filter(s => !s.querySelector('.sr')?.textContent.trim()).map(s => s.outerHTML)"));
        foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await quality.Visit.ShowAsync(theme);
            // Whoever sees no hues at all still tells neighbouring classes apart.
            var light = await Page.EvaluateAsync<double[]>(
                """
                () => [1, 2, 3, 4, 5].map(i => {
                  const probe = document.createElement("i");
                  probe.className = "probe";
                  document.body.append(probe);
                  probe.style.setProperty("color", `var(--seq-${i})`);
                  const [r, g, b] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number).map(c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                  probe.remove();
                  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                })
                """);
            Assert.All(light.Zip(light.Skip(1)), pair => Assert.True((Math.Max(pair.First, pair.Second) + 0.05) / (Math.Min(pair.First, pair.Second) + 0.05) > 1.15, string.Join(' ', light)));
        }

        await quality.Visit.ShowAsync(ColorScheme.Light);
    }

    [Fact]
    public async Task Numbers_are_written_as_Indonesians_write_them()
    {
        var text = await Page.Locator("body").InnerTextAsync();

        Assert.DoesNotMatch(@"\d,\d{3}\b(?!%)", Regex.Replace(text, @"\d+\.\d{3}", ""));
        Assert.DoesNotMatch(@"\d\.\d%", text);
        Assert.DoesNotMatch(@"Rp \d", text);
        Assert.Matches(@"\d{2}\.\d{2}\.\d{2} WIB", text);
    }

    [Fact]
    public async Task Keyboard_leads_down_and_the_heading_is_where_one_is()
    {
        await using var visit = await quality.Site.VisitAsync("/");
        await visit.IsLiveAsync();
        await TabToAsync(visit.Page, ".skip");
        await visit.Page.Keyboard.PressAsync("/");
        await Assertions.Expect(visit.Page.Locator("[data-search-key]")).ToBeFocusedAsync();
        await TabToAsync(visit.Page, "[data-children] tr[data-region='18.09'] a");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsAtAsync("/wilayah/18.09");

        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Kabupaten Pesawaran");
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        await TabToAsync(visit.Page, $"svg.map a[data-area='{Site.Village}']");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.IsAtAsync($"/wilayah/{Site.Village}");
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeFocusedAsync();
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Kabupaten Pesawaran");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Provinsi Lampung");
    }

    [Fact]
    public async Task What_is_chosen_is_in_the_address_and_another_person_sees_the_same()
    {
        await using var visit = await quality.Site.VisitAsync("/wilayah/18.09");
        await visit.IsLiveAsync();
        await visit.Page.ClickAsync("[data-window-link='30d']");
        await visit.IsAtAsync("/wilayah/18.09?window=30d");
        await visit.Page.Locator("[data-map-measure]").SelectOptionAsync("tepat-waktu");
        await visit.IsAtAsync("/wilayah/18.09?window=30d&peta=tepat-waktu");
        await Assertions.Expect(visit.Page.Locator("[data-map='tepat-waktu']")).ToBeVisibleAsync();
        await using var other = await quality.Site.VisitAsync(visit.Page.Url, options => options.JavaScriptEnabled = false);

        foreach (var part in new[] { "h1", "[data-children] tr[data-region] >> nth=0", "[data-window-link][aria-current]" })
        {
            Assert.Equal(await visit.Page.Locator(part).TextContentAsync(), await other.Page.Locator(part).TextContentAsync());
        }

        Assert.Equal("30d", await other.Page.Locator("[data-window-link][aria-current]").GetAttributeAsync("data-window-link"));
        Assert.Equal(1, await other.Page.Locator("[data-map='tepat-waktu']").CountAsync());
        await visit.Page.GoBackAsync();
        await visit.IsAtAsync("/wilayah/18.09?window=30d");
        await Assertions.Expect(visit.Page.Locator("[data-map='layanan']")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-window-link='30d']")).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task On_a_phone_nothing_is_too_wide_or_too_small_and_the_first_figure_is_in_sight()
    {
        await using var visit = await quality.Site.VisitAsync("/", options => (options.ViewportSize, options.HasTouch) = (new() { Width = 390, Height = 844 }, true));
        await visit.IsLiveAsync();

        Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "It scrolls sideways.");
        var first = (await visit.Page.Locator(".kpi .v").First.BoundingBoxAsync())!;
        Assert.InRange(first.Y + first.Height, 0, 844);
        // WCAG 2.2, 2.5.8: links within text are excused.
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".tabs a, .seg a, .btn, .menu-button, .pause, summary, .kpi .v button, select")].filter(e => e.checkVisibility())
              .map(e => [e, e.getBoundingClientRect()]).filter(([, b]) => b.width < 24 || b.height < 24).map(([e, b]) => `${e.outerHTML.slice(0, 80)} ${b.width}x${b.height}`)
            """));
        Assert.Equal(4, await visit.Page.Locator(".tabs a:visible").CountAsync());
        await visit.Page.Locator(".tabs a").Last.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#perhatian")).ToBeInViewportAsync();
        await visit.Page.ClickAsync(".menu-button");
        await Assertions.Expect(visit.Page.Locator("#menu a[href='/bandingkan']")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.AccessibleAsync("main");
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task Nothing_moves_for_who_wants_no_motion_and_borders_stay_in_forced_colours()
    {
        await Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal(0, await Page.EvaluateAsync<int>("document.getAnimations().filter(a => a.playState === 'running').length"));
        await Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference, ForcedColors = ForcedColors.Active });
        Assert.Equal("solid 1px", await Page.EvaluateAsync<string>("(() => { const s = getComputedStyle(document.querySelector('.panel')); return `${s.borderTopStyle} ${s.borderTopWidth}`; })()"));
        await Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
    }

    [Fact]
    public async Task A_village_shows_its_requests_its_link_and_its_journal_and_proves_itself_at_a_click()
    {
        const string Village = "18.09.01.2001";
        await quality.Site.Program.SendAsync(
            CloudEvents.Event(Village, "stage", new JsonObject { ["stage"] = "registered" }, CloudEvents.Now.AddDays(-9)),
            CloudEvents.Event(Village, "service", new JsonObject { ["service"] = "administrasi.usaha", ["status"] = "submitted", ["request"] = "1231", ["channel"] = "counter" }, CloudEvents.Now.AddSeconds(-1)));
        await using var visit = await quality.Site.VisitAsync("/wilayah/" + Village);
        await visit.IsLiveAsync();
        var rows = visit.Page.Locator("[data-requests] tr[data-request-state]");

        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-request-state", "Submitted");
        await quality.Site.Program.SendAsync(CloudEvents.Event(Village, "service", new JsonObject { ["service"] = "administrasi.usaha", ["status"] = "completed", ["request"] = "1231" }));
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-request-state", "Completed");
        await Assertions.Expect(visit.Page.Locator("[data-ledger] tbody tr")).ToHaveCountAsync(3);

        await visit.Page.ClickAsync("[data-verify]");
        await Assertions.Expect(visit.Page.Locator("[data-verified='ok']")).ToContainTextAsync("3 laporan dihitung ulang", new() { Timeout = 20_000 });
        await visit.Page.ClickAsync("[data-requests-of='ditolak']");
        await Assertions.Expect(visit.Page.Locator("[data-requests] [data-state='empty']")).ToBeVisibleAsync();
        Assert.EndsWith("permohonan=ditolak", visit.Page.Url, StringComparison.Ordinal);
        await visit.AccessibleAsync("main");
        await visit.NothingStrangeAsync();
    }

    /// <summary>As somebody without a mouse: on and on until what is wanted has the focus.</summary>
    private static async Task TabToAsync(IPage page, string wanted)
    {
        const int Most = 400;
        for (var i = 0; i < Most; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("wanted => document.activeElement.matches(wanted)", wanted))
            {
                return;
            }
        }

        Assert.Fail($"{wanted} was not reached by {Most} times Tab.");
    }
}
