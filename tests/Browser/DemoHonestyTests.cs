using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SmartVillage.Regions;
using SmartVillage.Tests.Processes;
using SmartVillage.Tests.Unit.Dashboard.Exports;

namespace SmartVillage.Tests.Browser;

/// <summary>No real village may be read together with an invented complaint, silence or low figure, on whatever way it leaves.</summary>
[Trait("Category", "slow")]
public sealed partial class DemoHonestyTests(ITestOutputHelper output) : IDisposable
{
    private const string Simulated = "SIMULASI", Village = "18.09.10.2004";

    private static readonly string[] Pages =
    [
        "/", "/?window=30d", "/wilayah/18.09", "/wilayah/18.09?hal=2&peta=melapor", "/wilayah/18.09.10", "/wilayah/" + Village, "/wilayah", "/wilayah?q=hanura", "/katalog",
        "/bandingkan?wilayah=18.09,18.10", "/bandingkan?wilayah=18.09.10.2004,18.09.10.2005", "/warga/" + Village, "/laporan/18", "/laporan/18.09", "/layar",
        $"/riwayat/{Village}?jam=24", "/riwayat/18.09", "/jurnal/" + Village,
    ];

    /// <summary>Every panel carries the word in its own drawing, so that a crop of it keeps it.</summary>
    private const string PanelsWithout =
        """
        [...document.querySelectorAll(".panel, .kpis, .wall")].filter(panel => {
          const mark = getComputedStyle(panel, "::after"), tile = getComputedStyle(document.documentElement).getPropertyValue("--sim-tile").match(/url\("[^"]+"\)/)[0];
          return (mark.maskImage || mark.webkitMaskImage) !== tile || mark.backgroundColor === "rgba(0, 0, 0, 0)" || mark.position !== "absolute";
        }).map(panel => panel.outerHTML.slice(0, 120))
        """;

    private const string Drawn = "async () => { const { drawn } = await import('/js/picture.js'); return [...document.querySelectorAll('[data-picture=svg]')].map(asked => { const menu = asked.closest('.out'); return new XMLSerializer().serializeToString(drawn(menu.dataset.pictureOf ? document.querySelector(menu.dataset.pictureOf) : asked.closest('.panel'))); }); }";

    private static readonly RegionRegister Register = RegionRegisterReader.ReadEmbedded();

    /// <summary>Names of villages that stand in no name of a kecamatan, kabupaten or kota, which keep theirs, and are no words of ours ("Luas").</summary>
    private static readonly HashSet<string> Names =
    [
        .. Register.All.Where(region => region.Code.IsVillage).Select(region => region.Name)
            .Except(Register.All.Where(region => !region.Code.IsVillage).SelectMany(region => PartsOf(region.Name)))
            .Except(OurWords()),
    ];

    private readonly DataDirectory _data = new();

    [Fact]
    public async Task No_page_export_or_picture_names_a_village_and_all_say_that_they_are_simulated()
    {
        await using var server = await ServerProcess.StartAsync(Programs.Dashboard, _data.Path, "Development", "--SmartVillage:Demo:Villages=60");
        var exports = new HashSet<string>();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Site.LaunchAsync(playwright);
        var (panels, pictures) = (0, 0);
        foreach (var path in Pages)
        {
            await using var visit = await Visit.StartAsync(await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 }, BaseURL = server.Client.BaseAddress!.ToString(), Locale = "id-ID" }), path);
            var html = WebUtility.HtmlDecode(await visit.Page.ContentAsync());
            AssertHonest(path, html);
            panels += await visit.Page.Locator(".panel, .kpis").CountAsync();
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(PanelsWithout));
            foreach (var picture in await visit.Page.EvaluateAsync<string[]>(Drawn))
            {
                AssertHonest(path + " (picture)", picture);
                pictures++;
            }

            exports.UnionWith(LinkOf().Matches(html).Select(link => link.Groups[1].Value));
        }

        foreach (var link in exports.Append("/api/v1/figures.csv?level=desa&parent=18.09&bucket=month").Append("/api/v1/figures.csv?level=provinsi,kabupaten,kecamatan"))
        {
            await AssertHonestFileAsync(server, link);
        }

        AssertNoVillage("/api/v1/regions", await server.Client.GetStringAsync("/api/v1/regions?level=desa"));
        AssertNoVillage("/api/v1/regions/18.09/children", await server.Client.GetStringAsync("/api/v1/regions/18.09/children"));
        output.WriteLine($"measured: {Pages.Length} pages with {panels} panels, {pictures} pictures and {exports.Count} files read; {Names.Count} names looked for");
        Assert.True(panels > 60 && pictures > 20 && exports.Count > 40, $"{panels} panels, {pictures} pictures, {exports.Count} files");
    }

    public void Dispose() => _data.Dispose();

    private static async Task AssertHonestFileAsync(ServerProcess server, string link)
    {
        using var answer = await server.Client.GetAsync(link);
        Assert.True(answer.IsSuccessStatusCode, link);
        Assert.StartsWith("simulasi-", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
        if (link.Contains(".xlsx", StringComparison.Ordinal))
        {
            var (sheet, rows) = Workbook.Read(await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal(Simulated, sheet);
            Assert.All(rows.Skip(1), row => Assert.Equal(Simulated, row[^1].Value));
            AssertNoVillage(link, string.Join('\n', rows.SelectMany(row => row).Select(cell => cell.Value)));
            return;
        }

        var text = await answer.Content.ReadAsStringAsync();
        Assert.All(text.TrimEnd().Split("\r\n").Skip(1), line => Assert.EndsWith("," + Simulated, line, StringComparison.Ordinal));
        AssertNoVillage(link, text);
    }

    private static void AssertHonest(string where, string text)
    {
        Assert.True(text.Contains(Simulated, StringComparison.Ordinal), $"{where} does not say {Simulated}");
        AssertNoVillage(where, text);
    }

    private static void AssertNoVillage(string where, string text)
    {
        var read = MarkupOf().Replace(text, "\n");
        var words = WordOf().Matches(read);
        // A name has up to four words; what stands between words other than one space ends it.
        var found = Enumerable.Range(0, words.Count).SelectMany(i => PartsFrom(read, words, i)).Where(Names.Contains).Distinct().Take(5).ToArray();
        Assert.True(found.Length == 0, $"{where} names {string.Join(", ", found)}");
    }

    private static IEnumerable<string> PartsFrom(string text, MatchCollection words, int first)
    {
        var end = words[first].Index;
        for (var i = first; i < Math.Min(first + 4, words.Count) && (i == first || (words[i].Index == end + 1 && text[end] == ' ')); i++)
        {
            end = words[i].Index + words[i].Length;
            yield return text[words[first].Index..end];
        }
    }

    private static IEnumerable<string> OurWords() =>
        from folder in new[] { "dashboard/Resources", "grains/Catalogue" }
        from file in Directory.EnumerateFiles(Path.Combine(Programs.Repository, folder))
        from Match word in WordOf().Matches(File.ReadAllText(file))
        select word.Value;

    private static IEnumerable<string> PartsOf(string name)
    {
        var words = name.Split(' ');
        return from first in Enumerable.Range(0, words.Length) from count in Enumerable.Range(1, words.Length - first) select string.Join(' ', words.Skip(first).Take(count));
    }

    [GeneratedRegex("href=\"((?:/unduh/)[^\"]+)\"")]
    private static partial Regex LinkOf();

    [GeneratedRegex(@"[\p{L}\d'.]+")]
    private static partial Regex WordOf();

    /// <summary>What only a browser reads: names of tags, attributes but their texts, scripts.</summary>
    [GeneratedRegex("<script[^>]*>.*?</script>|<!--.*?-->|<[a-z/][^>]*?(?=aria-label|title=|>)", RegexOptions.Singleline)]
    private static partial Regex MarkupOf();
}
