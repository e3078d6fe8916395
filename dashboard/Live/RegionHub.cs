using Microsoft.AspNetCore.SignalR;
using SmartVillage.Dashboard.Telemetry;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Live;

/// <summary>The public live interface at <c>/hubs/regions</c>: JSON and MessagePack, the same camelCase keys, times as text.</summary>
internal sealed class RegionHub(HubRelays relays, RegionRegister register, DashboardInstruments instruments) : Hub
{
    public const string Path = "/hubs/regions";

    /// <summary>Answers today's summary; from then on <c>Changed</c> and <c>Confirmed</c>.</summary>
    public Task<object> Watch(string code) => JoinAsync(code, FeedKind.Today, "today");

    /// <summary>Answers the summary of a window; from then on <c>Changed</c>, at most once a second.</summary>
    public Task<object> WatchWindow(string code, string window) =>
        window == "today" ? Watch(code) : JoinAsync(code, FeedKind.Window, window);

    /// <summary>Answers all rows; from then on <c>ChildrenChanged</c> with the rows that changed, at most once a second.</summary>
    public Task<object> WatchChildren(string code, string window = "today") => JoinAsync(code, FeedKind.Children, window);

    /// <summary>Of a province or a kabupaten. From then on <c>Pulse</c>: what was completed, by kabupaten, family and minute, at most eight a second.</summary>
    public Task<object> WatchPulse(string code) => Parse(code).Level is RegionLevel.Provinsi or RegionLevel.Kabupaten
        ? JoinAsync(code, FeedKind.Pulse, "today")
        : throw new HubException("no-pulse: pulses are told of a province, a kabupaten or a kota.");

    /// <summary>Ends everything watched of a region by this connection.</summary>
    public Task Unwatch(string code) => relays.LeaveAsync(Context.ConnectionId, Parse(code));

    public override Task OnConnectedAsync()
    {
        instruments.Hub(connected: true);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        instruments.Hub(connected: false);
        return relays.LeaveAllAsync(Context.ConnectionId);
    }

    private async Task<object> JoinAsync(string code, FeedKind kind, string window)
    {
        var key = new FeedKey(Parse(code), kind, window);
        return await relays.JoinAsync(Context.ConnectionId, key, Context.ConnectionAborted) switch
        {
            { Answer: { } answer } => answer,
            { Refusal: var refusal } => throw new HubException(refusal),
        };
    }

    private RegionCode Parse(string code) =>
        RegionCode.TryParse(code, out var parsed) && register.TryFind(parsed, out _)
            ? parsed
            : throw new HubException("unknown-region: the register has no region with this code.");
}
