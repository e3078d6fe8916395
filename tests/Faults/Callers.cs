using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>
/// Village systems with ordinary retries: a call that is not answered, or refused for now, is sent again, to the next silo, until it is answered.
/// Nothing else than an answer or a refusal with Retry-After may ever come back.
/// </summary>
internal sealed class Callers : IAsyncDisposable
{
    private const int Senders = 6;

    private static readonly TimeSpan
        AnsweredWithin = TimeSpan.FromSeconds(5), AgainAfter = TimeSpan.FromMilliseconds(100), Pause = TimeSpan.FromMilliseconds(10), GivesUpAfter = TimeSpan.FromSeconds(180);

    private readonly Load _load;
    private readonly Func<ServerProcess> _next;
    private readonly CancellationTokenSource _stop = new(), _abort = new();
    private readonly ConcurrentQueue<(long Begun, long Ended)> _calls = [];
    private readonly ConcurrentQueue<HttpStatusCode> _refusals = [];
    private readonly Task[] _senders;

    private Callers(Load load, Func<ServerProcess> next)
    {
        (_load, _next) = (load, next);
        _senders = [.. Enumerable.Range(0, Senders).Select(_ => Task.Run(SendAsync))];
    }

    public int Answered => _calls.Count;

    /// <summary>Refusals with Retry-After, by their status.</summary>
    public IReadOnlyCollection<HttpStatusCode> Refusals => _refusals;

    /// <summary>Starts to send, and waits until the first calls are answered.</summary>
    public static Task<Callers> StartAsync(FaultCluster cluster) => StartAsync(cluster.Load, cluster.Next);

    public static async Task<Callers> StartAsync(Load load, Func<ServerProcess> next)
    {
        var callers = new Callers(load, next);
        await callers.MoreAsync(5 * Senders);
        return callers;
    }

    /// <summary>Waits until so many further calls are answered.</summary>
    public async Task MoreAsync(int calls = 2 * Senders)
    {
        var until = Answered + calls;
        await Eventually.TrueAsync(
            async () =>
            {
                await Task.WhenAll(_senders.Where(sender => sender.IsFaulted)); // tells why
                return Answered >= until;
            },
            GivesUpAfter,
            () => $"Only {Answered} of {until} calls were answered.\n" + _next().Output);
    }

    /// <summary>Stops when every call that was begun is answered.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_senders);
    }

    /// <summary>How long a call took with its retries, of those that ended after an instant: what a caller felt.</summary>
    public TimeSpan LongestSince(long instant) =>
        _calls.Where(call => call.Ended >= instant).Select(call => TimeProvider.System.GetElapsedTime(call.Begun, call.Ended)).DefaultIfEmpty().Max();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _abort.CancelAsync(); // whatever is unanswered, after a failure
        await Task.WhenAll(_senders).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _abort.Dispose();
    }

    /// <summary>Sends a call until it is answered; <paramref name="refused"/> is told of refusals.</summary>
    public static async Task<JsonNode> SendAsync(
        Load load, JsonArray call, Func<ServerProcess> next, Action<HttpStatusCode>? refused = null, TimeSpan? patience = null, CancellationToken abort = default)
    {
        var begun = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var pause = AgainAfter;
            using var limit = new CancellationTokenSource(patience ?? AnsweredWithin, TimeProvider.System);
            try
            {
                return await load.PostAsync(next().Client, call, limit.Token);
            }
            catch (RefusedException answer)
            {
                Assert.True(
                    answer is { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, RetryAfter: not null }, $"{answer.StatusCode}: {answer.Message}");
                refused?.Invoke(answer.StatusCode!.Value);
                pause = answer.RetryAfter.Value;
            }
            catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // That silo is gone, or stands still.
            }

            abort.ThrowIfCancellationRequested();
            var waited = TimeProvider.System.GetElapsedTime(begun);
            Assert.True(waited < GivesUpAfter, $"A call was not answered in {waited}.");
            await Task.Delay(pause, TimeProvider.System, abort);
        }
    }

    private async Task SendAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var begun = TimeProvider.System.GetTimestamp();
            await SendAsync(_load, _load.NextCall(), _next, _refusals.Enqueue, abort: _abort.Token);
            _calls.Enqueue((begun, TimeProvider.System.GetTimestamp()));
            await Task.Delay(Pause, TimeProvider.System);
        }
    }
}
