using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

[Collection(PagesSuite.Name)]
public sealed partial class BriefingPageTests(Site site)
{
    [Theory]
    [InlineData("18")]
    [InlineData("18.09")]
    public async Task A_week_fits_one_sheet_and_says_what_the_series_says(string region)
    {
        await using var visit = await site.VisitAsync("/laporan/" + region);
        var week = await visit.Page.Locator("[data-week]").GetAttributeAsync("data-week");
        var monday = DateOnly.ParseExact(week!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var days = (await site.Program.Client.GetFromJsonAsync<JsonArray>($"/api/v1/regions/{region}/series?measure=completed&bucket=day&from={week}&to={monday.AddDays(7):yyyy-MM-dd}"))!;

        Assert.Equal(days.Sum(day => (long?)day!["v"] ?? 0).ToString("N0", new CultureInfo("id-ID")), await visit.Page.Locator("[data-briefing-fig='completed'] b").TextContentAsync());
        Assert.Equal(1, Sheets(await visit.Page.PdfAsync(new() { Format = "A4", PrintBackground = true })));
        await visit.AccessibleAsync();
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task Paper_is_light_without_tools_and_tells_the_time_of_its_figures()
    {
        await using var visit = await site.VisitAsync("/wilayah/18.09", options => options.ColorScheme = ColorScheme.Dark);
        await visit.IsLiveAsync();
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await visit.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        Assert.Equal("rgb(255, 255, 255)", await visit.Page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.panel')).backgroundColor"));
        Assert.Matches(@"\d\d\.\d\d\.\d\d WIB", await visit.Page.Locator("[data-print-time]").InnerTextAsync());
        foreach (var tool in new[] { ".top .nav", ".top .search", ".tools", ".seg", ".out", ".pause", ".tabs" })
        {
            await Assertions.Expect(visit.Page.Locator(tool).First).ToBeHiddenAsync();
        }

        await Assertions.Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        // A sheet of A4 is as narrow as a phone, but nobody scrolls it or opens a list on it.
        await visit.Page.SetViewportSizeAsync(703, 1000);
        await Assertions.Expect(visit.Page.Locator(".tabs")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("[data-children] thead th").Last).ToBeVisibleAsync();
        Assert.Equal(703, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.InRange(Sheets(await visit.Page.PdfAsync(new() { Format = "A4" })), 2, 12);
    }

    [Theory]
    [InlineData("/laporan/18.09.10.2004")]
    [InlineData("/laporan/18.99")]
    [InlineData("/laporan/18?minggu=2020-01-06")]
    [InlineData("/laporan/18?minggu=abc")]
    public async Task What_has_no_briefing_says_so(string path)
    {
        using var answer = await site.Program.Client.GetAsync(path);

        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static int Sheets(byte[] pdf) => Sheet().Count(Encoding.Latin1.GetString(pdf));

    [GeneratedRegex(@"/Type\s*/Page(?![s\w])")]
    private static partial Regex Sheet();
}
