using Microsoft.Data.Sqlite;
using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Intake;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Silo.Storage.Copy;

/// <summary>A data directory as an end of a copy, held like a silo holds it: none can run on it meanwhile.</summary>
internal sealed class SqlitePlace : ICopyPlace
{
    private const string WriteState =
        """
        insert into grain_state (service, grain_type, number_0, number_1, text, version, payload) values ($service, $type, $n0, $n1, $text, $version, $payload)
        on conflict do update set version = excluded.version, payload = excluded.payload
        """;

    private readonly SqliteDataDirectory _directory;
    private readonly SqliteJournal _journal;
    private readonly Lazy<SqliteRowWriter> _writer;

    public SqlitePlace(string path)
    {
        _directory = new(path);
        try
        {
            _journal = new(_directory.JournalFile, TimeProvider.System);
            SqliteFile.Prepare(_directory.SnapshotFile, SqlScript.In("Sqlite.Migrations.Snapshots"));
        }
        catch
        {
            _journal?.Dispose();
            _directory.Dispose();
            throw;
        }

        _writer = new(() => new(_directory.JournalFile));
    }

    public IEventJournal Journal => _journal;

    public Task WriteAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellation)
    {
        _writer.Value.Write(entries);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<KeptState>> ReadStatesAsync(CancellationToken cancellation)
    {
        using var session = SqliteSession.OpenReader(_directory.SnapshotFile);
        return Task.FromResult<IReadOnlyList<KeptState>>(session.Query(
            KeptState.Select,
            row => new KeptState(
                row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4), row.GetInt32(5),
                row.IsDBNull(6) ? null : row.GetFieldValue<byte[]>(6))));
    }

    public Task WriteStatesAsync(IReadOnlyList<KeptState> states, CancellationToken cancellation)
    {
        using var connection = SqliteFile.Open(_directory.SnapshotFile, SqliteOpenMode.ReadWrite);
        using var transaction = connection.BeginTransaction();
        foreach (var state in states)
        {
            using var write = new SqliteCommand(WriteState, connection, transaction);
            write.Parameters.AddWithValue("$service", state.Service);
            write.Parameters.AddWithValue("$type", state.GrainType);
            write.Parameters.AddWithValue("$n0", state.Number0);
            write.Parameters.AddWithValue("$n1", state.Number1);
            write.Parameters.AddWithValue("$text", state.Text);
            write.Parameters.AddWithValue("$version", state.Version);
            write.Parameters.AddWithValue("$payload", (object?)state.Payload ?? DBNull.Value);
            write.ExecuteNonQuery();
        }

        transaction.Commit();
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ShownHour>> ReadHistoryAsync(ShownHour after, CancellationToken cancellation)
    {
        using var session = SqliteSession.OpenReader(_directory.JournalFile);
        return Task.FromResult<IReadOnlyList<ShownHour>>(session.Query(
            $"{ShownHour.Select} ($region, $hour) order by region, hour limit {ShownHour.Page}",
            row => new ShownHour(row.GetInt64(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2)), ("$region", after.Region), ("$hour", (long)after.Hour)));
    }

    public Task WriteHistoryAsync(IReadOnlyList<ShownHour> hours, CancellationToken cancellation)
    {
        _writer.Value.Write(hours);
        return Task.CompletedTask;
    }

    public Task<byte[]?> ReadResidentKeyAsync(CancellationToken cancellation) => Task.FromResult(ResidentKey.Find(_directory.Path));

    public Task WriteResidentKeyAsync(byte[] key, CancellationToken cancellation)
    {
        ResidentKey.Replace(_directory.Path, key);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (_writer.IsValueCreated)
        {
            _writer.Value.Dispose();
        }

        _journal.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
