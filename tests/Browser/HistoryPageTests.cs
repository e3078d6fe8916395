using System.Globalization;
using Microsoft.Playwright;
using SmartVillage.Aggregates;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

[Collection(PagesSuite.Name)]
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
    public async Task A_series_by_day_or_month_is_drawn_listed_and_downloaded_with_the_same_figures()
    {
        await using var visit = await site.VisitAsync($"/riwayat/{Site.Village}?deret=hari&angka=services.completed");
        await visit.Page.WaitForSelectorAsync("[data-history-series='day'] [data-chart][data-ready] svg path");
        await visit.Page.ClickAsync("[data-history-series] .as-table summary");
        var shown = await visit.Page.Locator("[data-history-series] [data-bucket]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.bucket + ' ' + row.cells[1].textContent)");
        var csv = await site.Program.Client.GetStringAsync(await visit.Page.Locator("[data-history-series] [data-export-link='csv']").GetAttributeAsync("href"));
        var given = csv.TrimEnd().Split("\r\n").Skip(1).Select(row => row.Split(',')).Where(row => row[5] == "administrasi").Select(row => $"{row[4][..10]} {(row[6].Length == 0 ? "–" : row[6])}");
        await visit.AccessibleAsync();

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Bulan" }).ClickAsync();
        await visit.Page.WaitForSelectorAsync("[data-history-series='month'] [data-chart][data-ready]");

        Assert.Equal(30, shown.Length);
        Assert.Contains(shown, row => row.EndsWith(" 1", StringComparison.Ordinal));
        Assert.Equal(shown, given);
        await Assertions.Expect(visit.Page.Locator("[data-history-series] [data-bucket]")).ToHaveCountAsync(12);
        await visit.NothingStrangeAsync();
    }

    [Fact]
    public async Task The_journal_of_a_village_is_turned_to_its_first_entry_without_a_script()
    {
        const string village = "18.09.10.2006";
        await site.Program.SendAsync([.. Enumerable.Range(0, 120).Select(_ => CloudEvents.Completed(village))]);
        await using var visit = await site.VisitAsync("/jurnal/" + village, options => options.JavaScriptEnabled = false);
        var numbers = visit.Page.Locator("[data-ledger] [data-seq]");
        await Assertions.Expect(numbers).ToHaveCountAsync(100);
        await Assertions.Expect(numbers.First).ToHaveAttributeAsync("data-seq", "120");

        await visit.Page.ClickAsync("[data-ledger] [rel='next']");

        Assert.EndsWith("?sampai=20", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(numbers).ToHaveCountAsync(20);
        await Assertions.Expect(numbers.Last).ToHaveAttributeAsync("data-seq", "1");
        var receipt = await numbers.Last.Locator("code").TextContentAsync();
        Assert.Contains(receipt!, await site.Program.Client.GetStringAsync($"/unduh/jurnal.csv?wilayah={village}&sampai=20"), StringComparison.Ordinal);
        Assert.Equal(404, (int)(await site.Program.Client.GetAsync("/jurnal/18.09")).StatusCode);
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
