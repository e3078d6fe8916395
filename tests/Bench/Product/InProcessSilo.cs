using SmartVillage.Bench.Load;
using SmartVillage.Events;
using SmartVillage.Regions;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Bench.Product;

/// <summary>The product's silo in this process, called through its grains: everything but HTTP.</summary>
internal sealed class InProcessSilo : IAsyncDisposable
{
    private const string Receipt = "01JBENCH000000000000000000";

    private readonly WebApplication _app;
    private readonly IGrainFactory _grains;

    private InProcessSilo(WebApplication app) => (_app, _grains) = (app, app.Services.GetRequiredService<IGrainFactory>());

    public static async Task<InProcessSilo> StartAsync(ProductSettings settings)
    {
        var builder = WebApplication.CreateBuilder([.. settings.Arguments(new("http://127.0.0.1:0"))]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddSmartVillageSilo();
        var app = builder.Build();
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Answers how many events were acknowledged: all of the call.</summary>
    public async Task<int> RecordAsync(Traffic.Call call)
    {
        var result = await _grains.GetGrain<IDesaGrain>(call.Village.ToString()).RecordAsync(call.ForProduct(Receipt));
        if (result.Status != RecordStatus.Recorded || result.Outcomes.Any(outcome => outcome.Kind != OutcomeKind.Accepted))
        {
            throw new InvalidOperationException($"Not all events were accepted: {result.Status}, {result.Outcomes.FirstOrDefault(o => o.Kind != OutcomeKind.Accepted)}.");
        }

        return result.Outcomes.Length;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
