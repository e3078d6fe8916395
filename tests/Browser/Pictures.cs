using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Browser;

/// <summary>
/// Takes every page at the size of its picture in the design, and pages that the design has no picture of, from the running product in the
/// simulation, so that each says SIMULASI, into <c>artifacts/pictures</c>: to be laid beside the design by somebody who did not build
/// them. The best are copied into <c>dashboard/Pictures</c> by hand. Only when asked for:
/// <c>SMARTVILLAGE_PICTURES=1 bash tests/run.sh --filter-class "*Pictures"</c>.
/// </summary>
public sealed class Pictures
{
    private const int BytesOfOne = 600_000;
    private static readonly TimeSpan HistoryWithin = TimeSpan.FromMinutes(10);

    public static bool Asked => Environment.GetEnvironmentVariable("SMARTVILLAGE_PICTURES") == "1";

    [Fact(SkipUnless = nameof(Asked), Skip = "Pictures are taken with SMARTVILLAGE_PICTURES=1.")]
    public async Task Are_taken()
    {
        await using var program = await DashboardProcess.StartAsync("Development");
        await Eventually.TrueAsync(() => Task.FromResult(program.HasSaid("the history is sent")), HistoryWithin, () => "The history was not sent.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Site.LaunchAsync(playwright);
        var villages = await BusiestVillagesAsync(program);
        var village = villages[0];
        var folder = Directory.CreateDirectory(Path.Combine(Programs.Repository, "artifacts", "pictures"));

        await TakeAsync("provinsi", "/", 1440, 1200);
        await TakeAsync("provinsi-gelap", "/", 1440, 1200, ColorScheme.Dark);
        await TakeAsync("kabupaten", "/wilayah/18.09?window=30d", 1440, 1400);
        await TakeAsync("desa", "/wilayah/" + village, 1440, 1200);
        await TakeAsync("bandingkan", $"/bandingkan?wilayah={string.Join(',', villages)}&window=30d", 1440, 1000, chart: null);
        await TakeAsync("layar", "/layar", 1920, 1080, live: false, chart: "[data-tick='3'] time:not(:empty)");
        await TakeAsync("publik", "/warga/" + village, 1440, 1100, live: false, chart: null);
        await TakeAsync("ponsel", "/", 390, 844);

        await TakeAsync("kecamatan", "/wilayah/" + village[..8], 1440, 1200, chart: null);
        await TakeAsync("riwayat", "/riwayat/18.09", 1440, 1000, live: false, chart: null);
        await TakeAsync("laporan", "/laporan/18.09", 1440, 1400, live: false, chart: null);
        await TakeAsync("katalog", "/katalog", 1440, 1200, live: false, chart: null);

        async Task TakeAsync(string name, string path, int width, int height, ColorScheme theme = ColorScheme.Light, bool live = true, string? chart = "[data-chart][data-ready]")
        {
            var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = height }, BaseURL = program.Address.ToString(), Locale = "id-ID", ColorScheme = theme });
            await using var visit = await Visit.StartAsync(context, path);
            if (live)
            {
                await visit.IsLiveAsync(60_000);
            }

            if (chart is not null)
            {
                await visit.Page.WaitForSelectorAsync(chart);
            }

            await Assertions.Expect(visit.Page.Locator("body")).ToContainTextAsync("SIMULASI");
            Assert.Equal(width, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            // What a panel holds is not cut off on a desk's screen.
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>("innerWidth < 1280 ? [] : [...document.querySelectorAll('.panel .scroll')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.closest('.panel').querySelector('h2')?.textContent ?? e.className)"));
            var file = Path.Combine(folder.FullName, name + ".png");
            await visit.Page.ScreenshotAsync(new() { Path = file });
            Assert.InRange(new FileInfo(file).Length, 1, BytesOfOne);
        }
    }

    /// <summary>Pages with something on each panel, the busiest first.</summary>
    private static async Task<string[]> BusiestVillagesAsync(DashboardProcess program)
    {
        var villages = (await program.Client.GetFromJsonAsync<JsonArray>("/api/v1/regions/18.09/children?window=30d"))!;
        return [.. villages.OrderByDescending(village => (long)village!["services"]!["completed"]!).Take(3).Select(village => (string)village!["code"]!)];
    }
}
