using SmartVillage.Bench.Baseline;
using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Load;

namespace SmartVillage.Bench.Intake;

/// <summary>Finds the baseline's best: every way of writing, every number of connections, hot counters in one row or in several.</summary>
internal sealed class BaselineTuning(string connection, Traffic traffic, int callers, BenchOptions options)
{
    private static readonly int[] Connections = [1, 2, 4, 8, 16, 32, 64], Slots = [1, 16];

    public async Task<BaselineSetup> BestAsync(int events, params string[] ways)
    {
        var tried = new Dictionary<BaselineSetup, double>();
        foreach (var setup in from way in ways from slots in Slots from connections in Connections select new BaselineSetup(way, connections, slots))
        {
            tried[setup] = await RateAsync(setup, events, options.IsQuick ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(2));
        }

        Print(events, ways, tried);
        return tried.MaxBy(t => t.Value).Key;
    }

    public async Task<double> RateAsync(BaselineSetup setup, int events, TimeSpan measured)
    {
        await using var source = BaselineDatabase.Open(connection, setup.Connections);
        await BaselineDatabase.ClearAsync(source);
        var store = BaselineDatabase.Store(source, setup);
        return await ClosedLoop.RateAsync(callers, measured / 4, measured, async _ =>
        {
            await store.RecordAsync(traffic.Next(events).ForBaseline());
            return events;
        });
    }

    private static void Print(int events, string[] ways, Dictionary<BaselineSetup, double> tried)
    {
        Console.WriteLine($"The baseline with {events} events a call, events a second:");
        var table = new Table(["way", "hot rows", .. Connections.Select(c => $"{c} conn.")]);
        foreach (var way in ways)
        {
            foreach (var slots in Slots)
            {
                table.Add([way, $"in {slots}", .. Connections.Select(c => (object)tried[new(way, c, slots)])]);
            }
        }

        table.Print();
    }
}
