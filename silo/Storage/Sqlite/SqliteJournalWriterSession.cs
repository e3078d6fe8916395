using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>The one session that writes the journal.</summary>
internal sealed class SqliteJournalWriterSession : SqliteSession, IAppendProbe
{
    /// <summary>SQLITE_CONSTRAINT_TRIGGER.</summary>
    private const int ConstraintTrigger = 1811;

    private readonly SqliteCommand _begin, _commit, _rollback, _head, _find, _request;
    private readonly JournalInsert _insert;

    private SqliteJournalWriterSession(SqliteConnection connection)
        : base(connection)
    {
        _begin = Command("begin immediate");
        _commit = Command("commit");
        _rollback = Command("rollback");
        _head = Command("select seq, chain_hash from head where village = $village", ("$village", 0L));
        _find = Command("select seq, content_hash, receipt from journal where village = $village and event_key = $key", ("$village", 0L), ("$key", Array.Empty<byte>()));
        _request = Command(
            "select exists (select 1 from journal where village = $village and request_key = $key and seq <= $upTo)",
            ("$village", 0L), ("$key", Array.Empty<byte>()), ("$upTo", 0L));
        _insert = new(this);
    }

    public static SqliteJournalWriterSession Open(string file)
    {
        var connection = SqliteFile.Open(file, SqliteOpenMode.ReadWrite);

        // FULL: a commit is answered only after fsync of the log. The log is copied into the file every 64 MiB instead of every 4,
        // because the pages of event_key are hit at random and a longer log writes each of them fewer times.
        SqliteFile.Execute(
            connection,
            "pragma synchronous = full; pragma cache_size = -65536; pragma temp_store = memory; pragma wal_autocheckpoint = 16384; pragma journal_size_limit = 134217728");
        return new(connection);
    }

    public ImmutableArray<AppendResult> Append(IReadOnlyList<Append> appends, DateTimeOffset receivedAt) => InTransaction(() =>
    {
        var results = new AppendResult[appends.Count];
        var content = JournalContent.Nothing;

        // Sorted, so that neighbours in the trees are written one after the other.
        foreach (var index in Enumerable.Range(0, appends.Count).OrderBy(index => appends[index].Village))
        {
            var append = appends[index];
            var plan = AppendPlan.Make(append, ReadHead(append.Village), this);
            content |= _insert.Write(append, plan.NewRows, Ticks.ToTicks(receivedAt));
            results[index] = plan.Result;
        }

        if (content != JournalContent.Nothing)
        {
            AddContent(content);
        }

        return ImmutableArray.Create(results);
    });

    private void AddContent(JournalContent content)
    {
        try
        {
            Command("update content set kinds = kinds | $kinds where kinds & $kinds <> $kinds", ("$kinds", (long)content)).ExecuteNonQuery();
        }
        catch (SqliteException e) when (e.SqliteExtendedErrorCode == ConstraintTrigger)
        {
            throw new MixedJournalException(e);
        }
    }

    /// <summary>On an error the caller throws the session away, which rolls back; so only success ends here.</summary>
    public T InTransaction<T>(Func<T> work)
    {
        _begin.ExecuteNonQuery();
        var result = work();
        _commit.ExecuteNonQuery();
        return result;
    }

    KnownRow? IAppendProbe.Find(RegionCode village, Hash128 eventKey)
    {
        _find.Parameters[0].Value = village.Digits;
        _find.Parameters[1].Value = eventKey.ToBytes();
        using var row = _find.ExecuteReader();
        return row.Read() ? new KnownRow(row.GetInt64(0), SqliteValues.ReadBytes(row, 1), row.GetString(2)) : null;
    }

    bool IAppendProbe.IsRequestKnown(RegionCode village, Hash128 requestKey, long upTo)
    {
        _request.Parameters[0].Value = village.Digits;
        _request.Parameters[1].Value = requestKey.ToBytes();
        _request.Parameters[2].Value = upTo;
        return (long)_request.ExecuteScalar()! != 0;
    }

    private Head ReadHead(RegionCode village)
    {
        _head.Parameters[0].Value = village.Digits;
        using var row = _head.ExecuteReader();
        return row.Read() ? new(row.GetInt64(0), SqliteValues.ReadBytes(row, 1)) : Head.Empty;
    }
}
