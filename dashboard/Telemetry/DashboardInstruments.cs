using System.Diagnostics.Metrics;
using SmartVillage.Dashboard.Live;

namespace SmartVillage.Dashboard.Telemetry;

/// <summary>What the pages and the hub tell of themselves.</summary>
internal sealed class DashboardInstruments
{
    public const string MeterName = "SmartVillage.Dashboard";

    private readonly UpDownCounter<int> _viewers;

    public DashboardInstruments(IMeterFactory meters, FeedLeases feeds)
    {
        var meter = meters.Create(MeterName);
        _viewers = meter.CreateUpDownCounter<int>("smartvillage.screen.viewers", "{viewer}", "Browsers connected now, by how: a circuit or the hub");
        meter.CreateObservableUpDownCounter("smartvillage.screen.feeds", () => feeds.Running, "{feed}", "Feeds of watched regions that run in this process");
    }

    public void Hub(bool connected) => Add("hub", connected);

    public void Circuit(bool connected) => Add("circuit", connected);

    private void Add(string kind, bool connected) => _viewers.Add(connected ? 1 : -1, new KeyValuePair<string, object?>("kind", kind));
}
