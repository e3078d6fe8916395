using System.Globalization;
using Microsoft.Playwright;
using SmartVillage.Aggregates;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

[Collection(BrowserSuite.Name)]
public sealed class HistoryPageTests(Site site)
{
    private const string Village = "18.09.10.2008";

    [Fact]
    public async Task The_hour_is_slid_and_what_was_known_then_is_shown()
    {
        await site.Program.SendAsync(CloudEvents.Completed(Village), CloudEvents.Completed(Village));
        await using var visit = await site.VisitAsync("/riwayat/" + Village);
        await Assertions.Expect(visit.Page.Locator("[data-shown='services.completed']")).ToHaveTextAsync("–"); // when this hour struck, nothing was received yet

        await visit.Page.Locator("#jam").FillAsync("24");

        await Assertions.Expect(visit.Page.Locator("[data-shown='services.completed']")).ToHaveTextAsync("2", new() { Timeout = 60_000 });
        Assert.EndsWith("&jam=24", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.Locator("[data-shown-service='administrasi.domisili'] b")).ToHaveTextAsync("2");
        await visit.AccessibleAsync();
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task Without_a_script_there_is_a_button_and_an_hour_that_was_not_kept_says_so()
    {
        await using var visit = await site.VisitAsync("/riwayat/18.09", options => options.JavaScriptEnabled = false);
        await visit.Page.Locator("#hari").FillAsync(Wib.DayOf(CloudEvents.Now).AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await visit.Page.ClickAsync("[data-history-form] button");

        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Belum ada yang tersimpan untuk jam itu");
        Assert.Equal(404, (int)(await site.Program.Client.GetAsync("/riwayat/18.09.10")).StatusCode);
    }
}
