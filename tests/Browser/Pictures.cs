using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>
/// Takes the pictures of the README from the running product, in the simulation, so that each says SIMULASI. Only when asked for:
/// <c>SMARTVILLAGE_PICTURES=1 bash tests/run.sh --filter-class "*Pictures"</c>.
/// </summary>
public sealed class Pictures
{
    private static readonly TimeSpan HistoryWithin = TimeSpan.FromMinutes(5);

    public static bool Asked => Environment.GetEnvironmentVariable("SMARTVILLAGE_PICTURES") == "1";

    [Fact(SkipUnless = nameof(Asked), Skip = "Pictures are taken with SMARTVILLAGE_PICTURES=1.")]
    public async Task Are_taken()
    {
        await using var program = await DashboardProcess.StartAsync("Development");
        await Eventually.TrueAsync(() => Task.FromResult(program.HasSaid("the history is sent")), HistoryWithin, () => "The history was not sent.");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Site.LaunchAsync(playwright);
        var village = await BusiestVillageAsync(program);

        await TakeAsync("provinsi", "/", 1440, 1000);
        await TakeAsync("provinsi-gelap", "/", 1440, 1000, ColorScheme.Dark);
        await TakeAsync("kabupaten", "/wilayah/18.09", 1440, 1000);
        await TakeAsync("desa", "/wilayah/" + village, 1440, 1000);
        await TakeAsync("ponsel", "/", 390, 1300);
        await TakeAsync("bandingkan", "/bandingkan?wilayah=18.02,18.07,18.09", 1440, 1000, chart: null);
        await TakeAsync("layar", "/layar", 1920, 1080, live: false, chart: "[data-tick='3'] time:not(:empty)");

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
            var file = Path.Combine(Folder(), name + ".png");
            await visit.Page.ScreenshotAsync(new() { Path = file });
            Assert.InRange(new FileInfo(file).Length, 1, 450_000);
        }
    }

    /// <summary>A page with something on each panel.</summary>
    private static async Task<string> BusiestVillageAsync(DashboardProcess program)
    {
        var villages = (await program.Client.GetFromJsonAsync<JsonArray>("/api/v1/regions/18.09/children"))!;
        return (string)villages.MaxBy(village => (long)village!["services"]!["completed"]!)!["code"]!;
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmartVillage.sln")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "dashboard", "Pictures");
    }
}
