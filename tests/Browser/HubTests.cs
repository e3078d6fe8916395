using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using SmartVillage.Regions;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Browser;

/// <summary>Other people's client of the hub: the npm package @microsoft/signalr, in both protocols.</summary>
[Collection(BrowserSuite.Name)]
public sealed class HubTests(Site site)
{
    private static readonly string[] Villages = [.. RegionRegisterReader.ReadEmbedded().VillagesOf(RegionCode.Parse("18.03")).Take(3).Select(r => r.Code.ToString())];

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("json")]
    [InlineData("messagepack")]
    public async Task Its_watcher_sees_events_in_the_region_and_in_the_row(string protocol)
    {
        const int Events = 5;
        var village = Villages[protocol == "json" ? 0 : 1];
        var cancellation = TestContext.Current.CancellationToken;
        await using var client = NodeClient.Start("watch-region.mjs", site.Program.Address.ToString(), protocol, "18.03", village, Events.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var ready = await client.ReadAsync(cancellation);
        Assert.Equal("18.03", (string)ready["code"]!);
        Assert.Equal("string", (string)ready["asOf"]!);

        for (var i = 0; i < Events; i++)
        {
            await site.Program.SendAsync(CloudEvents.Completed(village));
        }

        var seen = Assert.Single(await client.ReadToEndAsync(cancellation));
        Assert.Equal(Events, (int)seen["row"]!);
        Assert.Equal(Events, (int)seen["completed"]!);
        Assert.False((bool)seen["wentBack"]!);
        Assert.InRange((int)seen["changed"]!, 1, Events + 1);
    }

    [Fact]
    public async Task What_was_sent_again_is_told_though_the_version_stays()
    {
        var village = RegionRegisterReader.ReadEmbedded().VillagesOf(RegionCode.Parse("18.03")).Last().Code.ToString();
        var (sent, told) = (CloudEvents.Completed(village), new TaskCompletionSource<JsonElement>());
        await site.Program.SendAsync(sent);
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Program.Address, "/hubs/regions")).Build();
        connection.On<JsonElement>("Changed", summary =>
        {
            if (summary.GetProperty("reporting").GetProperty("duplicatesToday").GetInt32() > 0)
            {
                told.TrySetResult(summary);
            }
        });
        await connection.StartAsync(TestContext.Current.CancellationToken);
        var before = await connection.InvokeAsync<JsonElement>("Watch", village, TestContext.Current.CancellationToken);

        await site.Program.SendAsync((JsonObject)sent.DeepClone());

        var after = await told.Task.WaitAsync(Soon, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal((before.GetProperty("version").GetInt64(), 0), (after.GetProperty("version").GetInt64(), before.GetProperty("reporting").GetProperty("duplicatesToday").GetInt32()));
        Assert.Equal(1, after.GetProperty("reporting").GetProperty("duplicatesToday").GetInt32());
    }

    [Fact]
    public async Task Pulses_are_told_of_regions_that_hold_kabupaten_and_refused_below_them()
    {
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(site.Program.Address, "/hubs/regions")).Build();
        var told = new TaskCompletionSource<JsonElement>();
        connection.On<JsonElement>("Pulse", pulse => told.TrySetResult(pulse));
        await connection.StartAsync(TestContext.Current.CancellationToken);
        await connection.InvokeAsync<JsonElement>("WatchPulse", "18.03", TestContext.Current.CancellationToken);

        await site.Program.SendAsync(CloudEvents.Completed(Villages[2]));

        var pulse = await told.Task.WaitAsync(Soon, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Equal("18.03", pulse.GetProperty("kabupaten").GetString());
        var refusal = await Assert.ThrowsAsync<HubException>(() => connection.InvokeAsync<JsonElement>("WatchPulse", Villages[0], TestContext.Current.CancellationToken));
        Assert.Contains("no-pulse", refusal.Message, StringComparison.Ordinal);
    }
}
