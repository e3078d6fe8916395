using System.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Silo.Demo;

/// <summary>
/// Plays the simulation to this process's own API: registers the villages, then the play at once, and the history behind it,
/// the most recent day first, at half of the pace that the API could take.
/// </summary>
internal sealed partial class DemoPlayer(
    SimulationMode simulation,
    IOptions<DemoOptions> options,
    RegionRegister register,
    ICatalogueSource catalogue,
    IServer server,
    IEventJournal journal,
    ITurn turn,
    IHostApplicationLifetime lifetime,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
    ILogger<DemoPlayer> logger) : BackgroundService
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!simulation.IsOn)
        {
            return;
        }

        await StartedAsync(stoppingToken);
        if (Address() is not { } address)
        {
            LogNoAddress();
            return;
        }

        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        await turn.RunAsync(cancellation => PlayAsync(client, cancellation), stoppingToken);
    }

    private async Task PlayAsync(HttpClient client, CancellationToken cancellation)
    {
        var time = DemoClock.Of(clock.GetUtcNow(), options.Value);
        var seed = unchecked((ulong)(options.Value.Seed ?? Random.Shared.NextInt64()));
        var prototypes = ProgrammeTable.ReadEmbedded().Where(v => v.Prototype).Select(v => v.Code).ToHashSet();
        var holidays = (await catalogue.RefreshAsync(cancellation)).Snapshot.Calendar.Holidays.ToHashSet();
        var script = new DemoScript(seed, register, prototypes, options.Value.Villages, holidays, time.Start);
        LogBegins(script.Villages.Length, options.Value.Speed, seed);

        var since = await LastEventAsync(client, cancellation);
        var setUp = new DemoSender(client, logger);
        foreach (var batch in script.Stages().Chunk(DemoSender.MostPerBatch))
        {
            await setUp.SendAsync(batch, cancellation);
        }

        await Task.WhenAll(
            SendPlayAsync(client, script, time, since, cancellation),
            SendHistoryAsync(client, script, since, cancellation));
    }

    /// <summary>Sends what is due at the time of the play, without end.</summary>
    private async Task SendPlayAsync(HttpClient client, DemoScript script, DemoClock time, DateTimeOffset? since, CancellationToken cancellation)
    {
        var sender = new DemoSender(client, logger);
        var batch = new List<DemoEvent>();
        foreach (var item in since is { } before ? script.PlayAfter(before) : script.Play())
        {
            while (item.SendAt > time.At(clock.GetUtcNow()))
            {
                if (batch.Count > 0)
                {
                    await sender.SendAsync(batch, cancellation);
                    batch.Clear();
                }

                await Task.Delay(Tick, TimeProvider.System, cancellation);
            }

            batch.Add(item);
            if (batch.Count == DemoSender.MostPerBatch)
            {
                await sender.SendAsync(batch, cancellation);
                batch.Clear();
            }
        }
    }

    /// <summary>Sends the days before the play; of a journal that was played to before, only those since.</summary>
    private async Task SendHistoryAsync(HttpClient client, DemoScript script, DateTimeOffset? since, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var sender = new DemoSender(client, logger);
        var first = since is { } last ? Wib.DayOf(last) : script.FirstDay;
        for (var day = Wib.DayOf(script.HistoryEnd); day >= first; day = day.AddDays(-1))
        {
            await SendGentlyAsync(sender, script.History(day).Where(e => since is null || e.Time > since), cancellation);
            if (day == Wib.DayOf(script.HistoryEnd) && since is null)
            {
                // Figures and complaints right after today, so that no panel stays empty.
                await SendGentlyAsync(sender, script.Figures(), cancellation);
                await SendGentlyAsync(sender, script.Complaints().Where(c => c.Time < script.HistoryEnd), cancellation);
            }
        }

        LogHistory(sender.Accepted, sender.Rejected, watch.Elapsed);
    }

    private static async Task SendGentlyAsync(DemoSender sender, IEnumerable<DemoEvent> events, CancellationToken cancellation)
    {
        foreach (var batch in events.Chunk(DemoSender.MostPerBatch))
        {
            var watch = Stopwatch.StartNew();
            await sender.SendAsync(batch, cancellation);
            await Task.Delay(watch.Elapsed, TimeProvider.System, cancellation);
        }
    }

    /// <summary>The newest event of a play before this one; <see langword="null"/> on a new journal.</summary>
    private async Task<DateTimeOffset?> LastEventAsync(HttpClient client, CancellationToken cancellation)
    {
        if (await journal.ReadContentAsync(cancellation) == JournalContent.Nothing)
        {
            return null;
        }

        // Figures may still be on their way up from the villages.
        for (var i = 0; i < 50; i++)
        {
            if (await DemoLastEvent.ReadAsync(client, register.Provinces.First().Code, cancellation) is { } last)
            {
                return last;
            }

            await Task.Delay(Tick, TimeProvider.System, cancellation);
        }

        return null;
    }

    private Task StartedAsync(CancellationToken cancellation)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task.WaitAsync(cancellation);
    }

    /// <summary>Where this process listens; <see langword="null"/> in a test without sockets.</summary>
    private Uri? Address() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses
            .Select(a => new Uri(a.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)))
            .OrderBy(a => a.Scheme == Uri.UriSchemeHttp ? 0 : 1)
            .FirstOrDefault();

    [LoggerMessage(6110, LogLevel.Information, "SIMULASI: {Villages} villages play at {Speed}x (seed {Seed}). Every figure is invented")]
    private partial void LogBegins(int villages, double speed, ulong seed);

    [LoggerMessage(6111, LogLevel.Information, "SIMULASI: the history is sent: {Accepted} events accepted, {Rejected} rejected, in {Elapsed}")]
    private partial void LogHistory(long accepted, long rejected, TimeSpan elapsed);

    [LoggerMessage(6112, LogLevel.Warning, "SIMULASI: this process listens nowhere, so nothing is played")]
    private partial void LogNoAddress();
}
