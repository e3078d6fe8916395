using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Browser;

/// <summary>A page's first HTML shows the figures of the API, at the same version: 200 random regions and windows.</summary>
[Collection(PagesSuite.Name)]
public sealed partial class PageAgreementTests(Site site)
{
    private const int Pages = 200, AtATime = 4;
    private static readonly CultureInfo Indonesian = new("id-ID");
    private static readonly string[] Windows = ["today", "7d", "30d", "month", "year"];

    /// <summary>Counts of the chosen window.</summary>
    private static readonly string[] Counts = ["services.submitted", "services.completed", "services.timed", "participation.participants", "complaints.submitted", "complaints.ended"];

    /// <summary>States now and counts of today, whatever the window.</summary>
    private static readonly string[] Now =
    [
        "services.open", "services.late", "services.processing", "complaints.open", "complaints.dueSoon", "complaints.late", "programme.active", "programme.connected", "programme.silent",
        "reporting.reportedToday", "reporting.nilToday", "reporting.heartbeatOnly", "reporting.noReport", "reporting.rejectedToday", "reporting.duplicatesToday",
    ];

    [Fact]
    public async Task Pages_show_what_the_API_says()
    {
        var (random, regions) = (new Random(41), RegionRegisterReader.ReadEmbedded());
        // Half of them where something happened: elsewhere all figures are dashes and zeros.
        var busy = new[] { Site.Village, "18.10.01.2009", "18.09.10.2001" }.Select(code => RegionCode.Parse(code)).SelectMany(code => new[] { code, code.Kecamatan, code.Kabupaten, code.Provinsi }).Distinct().ToArray();
        var all = regions.All.Select(region => region.Code).ToArray();
        var asked = Enumerable.Range(0, Pages).Select(i => (Code: i % 2 == 0 ? busy[random.Next(busy.Length)] : all[random.Next(all.Length)], Window: Windows[random.Next(Windows.Length)])).ToArray();
        var compared = 0;

        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = TestContext.Current.CancellationToken }, async (one, cancellation) =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), TimeProvider.System);
            for (var attempt = 0; ; attempt++)
            {
                var before = await SummaryAsync(one.Code, "today", cancellation);
                var html = await site.Program.Client.GetStringAsync($"/wilayah/{one.Code}?window={one.Window}", cancellation);
                var (today, shown) = (await SummaryAsync(one.Code, "today", cancellation), await SummaryAsync(one.Code, one.Window, cancellation));
                // A version that rises without another figure is told when the page's feed renews, within 25 s; what another test sends meanwhile moves it on.
                if ((long)before["version"]! == (long)today["version"]! && (long)shown["version"]! == (long)today["version"]! && VersionOf(html) == (long)today["version"]!)
                {
                    Interlocked.Add(ref compared, Compare(one.Code, one.Window, html, shown, today));
                    return;
                }

                Assert.True(attempt < 40, $"{one.Code} {one.Window}: page {VersionOf(html)}, API {today["version"]}");
                await timer.WaitForNextTickAsync(cancellation);
            }
        });

        TestContext.Current.TestOutputHelper!.WriteLine($"measured {compared} figures compared on {Pages} pages");
        Assert.InRange(compared, Pages * 10, int.MaxValue);
    }

    private static int Compare(RegionCode code, string window, string html, JsonNode shown, JsonNode today)
    {
        var known = (string?)shown["report"] is "events" or "nil";
        var compared = 0;
        foreach (var (fig, text) in Figures().Matches(Rows().Replace(html, "")).Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value).Trim())))
        {
            var isNow = Now.Contains(fig);
            if (!isNow && !Counts.Contains(fig))
            {
                continue;
            }

            var value = (long)Value(isNow ? today : shown, fig)!;
            // In the headline figures no report is a dash, never 0.
            var expected = value.ToString("N0", Indonesian);
            Assert.True(text == expected || (!known && !isNow && text == "–"), $"{code} {window} {fig}: the page shows {text}, the API says {expected}");
            compared++;
        }

        return compared;
    }

    private static JsonNode? Value(JsonNode summary, string path) => path.Split('.').Aggregate((JsonNode?)summary, (node, name) => node?[name]);

    private static long VersionOf(string html) => long.Parse(Version().Match(html).Groups[1].Value, CultureInfo.InvariantCulture);

    private async Task<JsonNode> SummaryAsync(RegionCode code, string window, CancellationToken cancellation) =>
        (await site.Program.Client.GetFromJsonAsync<JsonNode>($"/api/v1/regions/{code}/summary?window={window}", cancellation))!;

    /// <summary>Rows of tables are of other regions, or of one service.</summary>
    [GeneratedRegex("<tr[ >].*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Rows();

    /// <summary>Headline figures, strips and panels.</summary>
    [GeneratedRegex("<(?:button|span|b)[^>]*data-fig=\"([a-zA-Z.]+)\"[^>]*>([^<]*)</(?:button|span)>")]
    private static partial Regex Figures();

    [GeneratedRegex("data-version=\"(\\d+)\"")]
    private static partial Regex Version();
}
