using Microsoft.Playwright;
using SmartVillage.Tests.Faults;

namespace SmartVillage.Tests.Browser;

[Collection(PagesSuite.Name)]
public sealed class PageTests(Site site)
{
    /// <summary>By family: columns with a height in the drawing (an empty one keeps a pixel for the gap), and figures that are not 0 in the table that says the same.</summary>
    private const string ColumnsDrawnAndSaid =
        """
        () => {
          const series = [...document.querySelectorAll("[data-chart] .apexcharts-bar-series .apexcharts-series")]
            .map(one => [...one.querySelectorAll("path.apexcharts-bar-area")].map(path => ({ value: Number(path.getAttribute("val")), height: path.getBBox().height })));
          const most = Math.max(...series.flat().map(column => column.value));
          // A count of 1 beside one of 100 is thinner than a pixel: it must be there, and what is seen must have its height.
          const drawn = series.map(one => one.filter(column => column.value > 0).length);
          const flat = series.flat().filter(column => column.value > most / 20 && column.height <= 2).length;
          const rows = [...document.querySelectorAll(".as-table tbody tr")].map(row => [...row.querySelectorAll("td:not(.i2)")].map(cell => cell.textContent.trim()));
          const said = rows[0].map((_, family) => rows.filter(row => row[family] !== "–" && row[family] !== "0").length);
          return [drawn.join(), said.join(), `${flat}`];
        }
        """;

    /// <summary>Each width and each theme; with SMARTVILLAGE_ROUNDS each width in each theme.</summary>
    private static readonly (int Width, ColorScheme Theme)[] Looks = FaultCluster.Rounds > 1
        ? [.. from width in new[] { 1440, 768, 390 } from theme in new[] { ColorScheme.Light, ColorScheme.Dark } select (width, theme)]
        : [(1440, ColorScheme.Light), (1440, ColorScheme.Dark), (768, ColorScheme.Dark), (390, ColorScheme.Light)];

    public static TheoryData<string> Pages => ["/", "/wilayah/18.09", "/wilayah/18.09.10", $"/wilayah/{Site.Village}", "/wilayah", "/wilayah?q=cintamulya", "/katalog", $"/riwayat/{Site.Village}?jam=24", $"/jurnal/{Site.Village}", "/laporan/18.09", "/wilayah/18.99", "/docs"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Every_page_keeps_the_policy_and_is_accessible_in_both_themes(string path)
    {
        await using var visit = await site.VisitAsync(path);
        if (path != "/docs")
        {
            await Assertions.Expect(visit.Page.Locator("[data-theme-toggle]")).ToBeVisibleAsync();
            if (await visit.State.CountAsync() > 0) // pages that do not change have no circuit
            {
                await Assertions.Expect(visit.State).ToHaveAttributeAsync("data-circuit", "up");
            }
        }

        if (await visit.Page.Locator("[data-chart]").CountAsync() > 0)
        {
            await visit.Page.WaitForSelectorAsync("[data-chart][data-ready]");
        }

        foreach (var (width, theme) in path == "/docs" ? Looks.Where(look => look.Width == 1440) : Looks) // /docs is other people's page
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await (path == "/docs" ? visit.Page.EmulateMediaAsync(new() { ColorScheme = theme }) : visit.ShowAsync(theme));
            await visit.AccessibleAsync();
            Assert.True(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{path} at {width} scrolls sideways");
        }

        if (path != "/wilayah/18.99") // whose 404 the browser itself reports as an error
        {
            await visit.NothingStrangeAsync();
        }
    }

    [Fact]
    public async Task The_chart_draws_the_columns_that_its_table_says()
    {
        await using var visit = await site.VisitAsync("/wilayah/" + Site.Kabupaten);
        await visit.IsLiveAsync();
        await visit.Page.WaitForSelectorAsync("[data-chart][data-ready]");

        string[] columns = [];
        await Eventually.TrueAsync(async () =>
        {
            columns = await visit.Page.EvaluateAsync<string[]>(ColumnsDrawnAndSaid);
            return columns[0] == columns[1] && columns[2] == "0";
        }, TimeSpan.FromSeconds(30), () => $"drawn {columns[0]}, said {columns[1]}, without height {columns[2]}");

        Assert.Matches("[1-9]", columns[1]);
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task The_first_html_has_the_figures_without_a_script()
    {
        await using var visit = await site.VisitAsync("/", options => options.JavaScriptEnabled = false);

        Assert.Equal((await site.Program.CompletedAsync("18")).ToString("N0", new System.Globalization.CultureInfo("id-ID")), (await visit.Figure("services.completed").TextContentAsync())!.Trim());
        Assert.Equal(15, await visit.Page.Locator("[data-children] tr[data-region]").CountAsync());
        await Assertions.Expect(visit.Page.Locator("h1")).ToContainTextAsync("Provinsi Lampung");
    }

    [Fact]
    public async Task The_window_is_in_the_address()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09");
        await visit.IsLiveAsync();

        await visit.Page.ClickAsync("[data-window-link='7d']");

        await visit.IsAtAsync("/wilayah/18.09?window=7d");
        await visit.Page.WaitForSelectorAsync("[data-window='7d']");
        await Assertions.Expect(visit.Page.Locator("[data-window-link='7d']")).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal("Layanan per hari", await visit.Page.Locator("#judul-jam").TextContentAsync());
    }

    [Fact]
    public async Task The_language_switch_changes_words_and_formats_and_lasts()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "id");

        await visit.Page.ClickAsync("[data-language]");

        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await visit.IsLiveAsync();
        await Assertions.Expect(visit.Page.Locator(".kpi h2").First).ToContainTextAsync("Services completed");
        Assert.EndsWith("/wilayah/18.09", visit.Page.Url, StringComparison.Ordinal);
        Assert.Matches(@"\b\d{2}:\d{2}\b", await visit.Page.Locator("body").InnerTextAsync());
        await visit.Page.GotoAsync("/wilayah/18.10");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        Assert.DoesNotMatch(@"\b\d{2}\.\d{2}(\.\d{2})? WIB", await visit.Page.Locator("body").InnerTextAsync());
        await visit.Page.GotoAsync("/katalog");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Theory]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    [InlineData("https://example.org")]
    public async Task The_switch_leads_nowhere_else(string back)
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Program.Address };
        using var answer = await client.GetAsync("/bahasa?pilih=en&kembali=" + Uri.EscapeDataString(back));

        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/wilayah/18.99")]
    [InlineData("/wilayah/abc")]
    [InlineData("/tidak-ada")]
    public async Task What_does_not_exist_says_so(string path)
    {
        using var answer = await site.Program.Client.GetAsync(path);

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Contains("tidak ditemukan", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_follow_the_theme_choice_and_the_parts_are_named()
    {
        await using var visit = await site.VisitAsync("/");
        await visit.IsLiveAsync();
        var tree = await visit.Page.Locator("main").AriaSnapshotAsync();

        Assert.Contains("heading \"Provinsi Lampung\"", tree, StringComparison.Ordinal);
        Assert.Contains("img \"Layanan selesai hari ini menurut rumpun", tree, StringComparison.Ordinal);
        await visit.Page.ClickAsync("[data-theme-toggle]");
        await visit.Page.ClickAsync("[data-theme-toggle]");
        await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
