using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>
/// Threads of their own for work on a SQLite file, a session each: the driver blocks, and neither Orleans' scheduler nor the thread pool may.
/// After an error the session is thrown away and the next piece of work opens a new one.
/// </summary>
internal sealed class SqliteThreads<TSession> : IDisposable
    where TSession : SqliteSession
{
    private readonly BlockingCollection<Job> _jobs;
    private readonly Thread[] _threads;
    private readonly Func<TSession> _open;
    private bool _isDisposed;

    /// <param name="name">What the threads are called.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="mostWaiting">How much work may wait; more is refused at once.</param>
    /// <param name="open">Opens a session.</param>
    public SqliteThreads(string name, int count, int mostWaiting, Func<TSession> open)
    {
        _jobs = new(mostWaiting);
        _open = open;
        _threads = [.. Enumerable.Range(0, count).Select(number => new Thread(Run) { Name = $"{name} {number}", IsBackground = true })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <exception cref="JournalUnavailableException">The file can't be used now, or too much waits for it.</exception>
    public Task<T> RunAsync<T>(Func<TSession, T> work, CancellationToken cancellation)
    {
        var job = new Job<T>(work, cancellation);
        try
        {
            if (!_jobs.TryAdd(job, 0, CancellationToken.None))
            {
                job.Fail(new JournalUnavailableException($"{_jobs.BoundedCapacity} pieces of work wait for the database already."));
            }
        }
        catch (InvalidOperationException e)
        {
            job.Fail(new JournalUnavailableException("The database is closed.", e));
        }

        return job.Task;
    }

    /// <summary>Finishes what waits, then closes the sessions. The container calls it once for each service that the owner is registered as.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _jobs.CompleteAdding();
        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Run()
    {
        TSession? session = null;
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            try
            {
                job.Run(session ??= _open());
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                Close(ref session);
                job.Fail(new JournalUnavailableException($"The database failed: {e.Message}", e));
            }
            catch (Exception e)
            {
                Close(ref session);
                job.Fail(e);
            }
        }

        Close(ref session);
    }

    private static void Close(ref TSession? session)
    {
        try
        {
            session?.Dispose();
        }
        catch (SqliteException)
        {
            // The error that made us close it is already told to the caller; closing has nothing to add.
        }

        session = null;
    }

    private abstract class Job
    {
        public abstract void Run(TSession session);

        public abstract void Fail(Exception error);
    }

    private sealed class Job<T>(Func<TSession, T> work, CancellationToken cancellation) : Job
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<T> Task => _done.Task;

        public override void Run(TSession session)
        {
            if (cancellation.IsCancellationRequested)
            {
                _done.SetCanceled(cancellation);
                return;
            }

            _done.SetResult(work(session));
        }

        public override void Fail(Exception error) => _done.SetException(error);
    }
}
