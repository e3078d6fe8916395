using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Playwright;
using SmartVillage.Tests.Unit.Dashboard.Exports;

namespace SmartVillage.Tests.Browser;

[Collection(PagesSuite.Name)]
public sealed partial class ExportTests(Site site)
{
    private const string Compared = "/bandingkan?wilayah=18.09,18.10&window=30d";

    private static readonly string[] Pages =
    [
        "/", "/wilayah/18.09?window=30d", $"/wilayah/{Site.Village}", "/wilayah?q=hanura", "/katalog", Compared, $"/riwayat/{Site.Village}?jam=24", $"/jurnal/{Site.Village}", $"/warga/{Site.Village}", "/laporan/18",
    ];

    [Fact]
    public async Task Every_table_of_every_page_leaves_it_as_CSV_and_as_workbook_with_the_same_figures()
    {
        var seen = new HashSet<string>();
        foreach (var path in Pages)
        {
            var links = Links(await site.Program.Client.GetStringAsync(path));
            Assert.NotEmpty(links);
            foreach (var csv in links.Where(link => link.Contains(".csv", StringComparison.Ordinal) && seen.Add(link)))
            {
                Assert.Contains(csv.Replace(".csv", ".xlsx", StringComparison.Ordinal), links);
                await AssertSameAsync(csv);
            }
        }

        Assert.Superset(
            new HashSet<string> { "ringkasan", "anak", "layanan", "deret", "kepuasan", "data", "partisipasi", "pengaduan", "program", "daftar-pengaduan", "perhatian", "permohonan", "jurnal", "daftar", "katalog", "instansi", "angka-katalog", "bandingkan", "aliran", "riwayat", "riwayat-layanan", "riwayat-deret", "warga", "warga-kepuasan", "laporan" },
            seen.Select(link => TableOf().Match(link).Groups[1].Value).ToHashSet());
    }

    [Fact]
    public async Task No_panel_with_a_table_or_a_drawing_is_without_a_way_out_and_every_figure_that_says_it_explains_itself_does()
    {
        await using var visit = await site.VisitAsync("/", options => options.JavaScriptEnabled = false);
        foreach (var path in Pages)
        {
            await visit.Page.GotoAsync(path);
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.panel')].filter(p => p.querySelector('table, [data-chart], svg[role=img]') && !p.querySelector('.out')).map(p => location.pathname + ' ' + p.querySelector('h2')?.textContent)"));
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('button.fig')].filter(b => !document.getElementById(b.getAttribute('popovertarget'))).map(b => location.pathname + ' ' + b.getAttribute('popovertarget'))"));
        }
    }

    [Fact]
    public async Task The_table_of_services_says_what_the_page_says()
    {
        await using var visit = await site.VisitAsync($"/wilayah/{Site.Village}?window=30d", options => options.JavaScriptEnabled = false);
        var shown = await visit.Page.Locator("[data-service]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.service + ',' + row.querySelector('[data-fig]').textContent.replaceAll('.', ''))");
        var rows = await RowsAsync($"/unduh/layanan.csv?wilayah={Site.Village}&window=30d");

        Assert.Equal(shown, rows.Skip(1).Select(row => $"{row[2]},{row[6]}"));
        Assert.NotEmpty(shown);
        Assert.All(rows.Skip(1), row => Assert.Equal(Site.Village, row[0]));
    }

    [Fact]
    public async Task Lists_hold_one_row_an_entry_and_no_more_than_the_page_tells()
    {
        var complaint = Assert.Single((await RowsAsync("/unduh/daftar-pengaduan.csv?wilayah=18.10")).Skip(1));
        var ledger = await RowsAsync($"/unduh/jurnal.csv?wilayah={Site.Village}");
        var attention = await RowsAsync("/unduh/perhatian.csv?wilayah=18.10");

        Assert.Equal(("18.10.01.2009", "pengaduan.informasi", "true"), (complaint[0], complaint[3], complaint[9]));
        Assert.Contains(attention.Skip(1), row => row[2] == "ComplaintsLate" && row[3] == "1");
        Assert.True(ledger.Count > 10, $"{ledger.Count} rows");
        Assert.DoesNotContain(ledger.Skip(1), row => row[4] == "Survey");
        Assert.All(ledger.Skip(1), row => Assert.True(row[10].Length > 10, row[10]));
    }

    [Theory]
    [InlineData("/unduh/jurnal.csv?wilayah=18.09")]
    [InlineData("/unduh/permohonan.csv?wilayah=18")]
    [InlineData("/unduh/layanan.csv")]
    [InlineData("/unduh/layanan.csv?wilayah=18.99")]
    [InlineData("/unduh/layanan.csv?wilayah=18&window=nonsense")]
    [InlineData("/unduh/layanan.exe?wilayah=18")]
    [InlineData("/unduh/rahasia.csv?wilayah=18")]
    public async Task What_there_is_not_is_no_empty_file(string path)
    {
        using var answer = await site.Program.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Drawings_leave_as_pictures_that_stand_alone()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09?window=30d");
        await visit.IsLiveAsync();
        await visit.Page.WaitForSelectorAsync("[data-chart][data-ready]");

        foreach (var (panel, holds) in new[] { ("[data-map] .out", "path"), ("section:has([data-chart]) .out", "path"), (".head .out", "text"), ("[data-children] .out", "circle") })
        {
            var svg = XDocument.Parse(await File.ReadAllTextAsync(await SaveAsync(visit, panel, "svg")));
            var text = svg.ToString();
            Assert.Contains(svg.Descendants(), node => node.Name.LocalName == holds);
            Assert.DoesNotContain(svg.Descendants(), node => node.Name.LocalName is "foreignObject" or "script" or "style" or "image");
            Assert.DoesNotMatch("https?://(?!www\\.w3\\.org)|\\sstyle=|\\son[a-z]+=|var\\(", text);
        }

        var png = await File.ReadAllBytesAsync(await SaveAsync(visit, "[data-map] .out", "png"));
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(png.AsSpan(0, 8)));
        Assert.True(png.Length > 20_000, $"{png.Length} bytes");
        await visit.NothingStrangeAsync();
    }

    private static async Task<string> SaveAsync(Visit visit, string menu, string kind)
    {
        var outMenu = visit.Page.Locator(menu).First;
        await outMenu.Locator("summary").ClickAsync();
        var download = await visit.Page.RunAndWaitForDownloadAsync(() => outMenu.Locator($"[data-picture='{kind}']").ClickAsync());
        Assert.EndsWith("." + kind, download.SuggestedFilename, StringComparison.Ordinal);
        return (await download.PathAsync())!;
    }

    /// <summary>Figures may move between two downloads, so a CSV before and one after must agree; what an age or a deadline counts moves by itself.</summary>
    private async Task AssertSameAsync(string csv)
    {
        List<string[]> rows = [], after = [];
        List<List<(string Type, string Value)>> cells = [];
        await Eventually.TrueAsync(async () =>
        {
            rows = await RowsAsync(csv);
            var (sheet, read) = Workbook.Read(await site.Program.Client.GetByteArrayAsync(csv.Replace(".csv", ".xlsx", StringComparison.Ordinal)));
            (cells, after) = (read, await RowsAsync(csv));
            Assert.Equal("SmartVillage", sheet);
            return rows.Count == after.Count && rows.Zip(after).All(pair => pair.First.Zip(pair.Second).All(two => two.First == two.Second || TryTime(two.First)));
        }, TimeSpan.FromSeconds(30), () => $"{csv} does not stand still.");

        Assert.Equal(rows[0], cells[0].Select(cell => cell.Value));
        Assert.True(rows.Count == cells.Count, csv);
        for (var row = 1; row < rows.Count; row++)
        {
            for (var column = 0; column < rows[0].Length; column++)
            {
                var (said, kept) = (rows[row][column], column < cells[row].Count ? cells[row][column] : ("n", ""));
                Assert.True(IsSame(said, kept), $"{csv}, {rows[0][column]} in row {row}: {said} as CSV, {kept} in the workbook");
            }
        }
    }

    /// <summary>A time is text with an offset in the one, and days on a WIB clock in the other, which it shows to the second.</summary>
    private static bool IsSame(string said, (string Type, string Value) kept) => kept switch
    {
        ("n", { Length: > 0 } days) when TryTime(said) => Math.Abs((DateTime.FromOADate(Number(days)) - DateTimeOffset.Parse(said, CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(7)).DateTime).TotalHours) < 1,
        ("n", { Length: > 0 } number) => Math.Abs(Number(number) - Number(said)) <= 1e-9 * Math.Max(1, Math.Abs(Number(said))),
        (_, var text) => text == said,
    };

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static bool TryTime(string text) => text.Length > 18 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _);

    private async Task<List<string[]>> RowsAsync(string path) =>
        [.. (await site.Program.Client.GetStringAsync(path)).TrimEnd().Split("\r\n").Select(line => FieldOf().Matches(line).Select(field => field.Groups[1].Value.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal)).ToArray())];

    private static List<string> Links(string html) => [.. LinkOf().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value))];

    [GeneratedRegex("href=\"(/unduh/[^\"]+)\"")]
    private static partial Regex LinkOf();

    [GeneratedRegex("/unduh/([a-z-]+)\\.")]
    private static partial Regex TableOf();

    [GeneratedRegex("(?:^|,)(\"(?:[^\"]|\"\")*\"|[^,]*)")]
    private static partial Regex FieldOf();
}
