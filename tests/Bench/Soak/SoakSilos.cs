using SmartVillage.Bench.Harness;
using SmartVillage.Bench.Product;

namespace SmartVillage.Bench.Soak;

/// <summary>The silos under test. Callers use one after the other, as a load balancer would.</summary>
internal sealed class SoakSilos(ProductSettings settings, int count) : IAsyncDisposable
{
    private readonly ServerProgram?[] _silos = new ServerProgram?[count];
    private int _next;

    public IEnumerable<ServerProgram> Running => _silos.OfType<ServerProgram>();

    public async Task StartAsync()
    {
        for (var i = 0; i < count; i++)
        {
            _silos[i] ??= await settings.StartSiloAsync();
        }
    }

    /// <summary>The client of the next silo that runs; <see langword="null"/> while none does.</summary>
    public HttpClient? Client()
    {
        var at = Interlocked.Increment(ref _next);
        return Enumerable.Range(0, count).Select(i => Volatile.Read(ref _silos[(at + i) % count])).FirstOrDefault(silo => silo is not null)?.Client;
    }

    public Task KillOneAsync() => KillAsync(Random.Shared.Next(count));

    public async Task KillAllAsync()
    {
        for (var i = 0; i < count; i++)
        {
            await EndAsync(i);
        }

        await StartAsync();
    }

    public async Task FreezeOneAsync(TimeSpan time)
    {
        var silo = _silos[Random.Shared.Next(count)]!.Id.ToString();
        await Shell.RunAsync("kill", "-STOP", silo);
        await Task.Delay(time, TimeProvider.System);
        await Shell.RunAsync("kill", "-CONT", silo);
    }

    /// <summary>A silo that ended by itself (another declared it dead while it was stopped) is started again, as a service manager does.</summary>
    public async Task RestartEndedAsync()
    {
        for (var i = 0; i < count; i++)
        {
            if (_silos[i] is { HasExited: true })
            {
                await EndAsync(i);
            }
        }

        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in Running)
        {
            await silo.DisposeAsync();
        }
    }

    private async Task KillAsync(int which)
    {
        await EndAsync(which);
        await StartAsync();
    }

    private async Task EndAsync(int which)
    {
        if (Interlocked.Exchange(ref _silos[which], null) is { } silo)
        {
            await silo.DisposeAsync();
        }
    }
}
