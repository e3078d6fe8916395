using Npgsql;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>
/// What an append asks first: heads, rows that hold its event keys, requests already known. Every key is looked up once, by its index;
/// <c>offset 0</c> keeps the planner from turning that into a join with the whole table.
/// </summary>
internal sealed class PostgresProbe(Append[] appends) : IAppendProbe
{
    private const string Begin = "begin isolation level read committed";

    /// <summary>A head that isn't there can't be locked: two first appends of a village would not wait for each other.</summary>
    private const string MakeHeads =
        """
        insert into head (village, seq, chain_hash, received_at)
        select village, 0, '', 0 from unnest($1) as village order by village
        on conflict do nothing
        """;

    private const string LockHeads =
        "select village, seq, chain_hash from head where village = any($1) order by village for no key update";

    private const string FindRows =
        """
        select asked.place, known.seq, known.content_hash, known.receipt
        from unnest($1, $2) with ordinality as asked (village, event_key, place)
        cross join lateral (
          select seq, content_hash, receipt from journal where journal.village = asked.village and journal.event_key = asked.event_key offset 0
        ) as known
        """;

    private const string FindRequests =
        """
        select asked.place
        from unnest($1, $2, $3) with ordinality as asked (village, request_key, up_to, place)
        cross join lateral (
          select from journal
          where journal.village = asked.village and journal.request_key = asked.request_key and journal.seq <= asked.up_to limit 1 offset 0
        ) as known
        """;

    private readonly (RegionCode Village, Hash128 Key)[] _keys =
        [.. appends.SelectMany(append => append.Rows.Select(row => (append.Village, row.EventKey)))];

    private readonly (RegionCode Village, Hash128 Key, long UpTo)[] _requests = [.. appends
        .Where(append => append.Expected.Seq > 0) // before the first entry no request is known
        .SelectMany(append => append.Rows
            .Where(row => row is { ProbeRequest: true, RequestKey: not null })
            .Select(row => row.RequestKey!.Value).Distinct()
            .Select(key => (append.Village, key, append.Expected.Seq)))];

    private readonly Dictionary<RegionCode, Head> _heads = [];
    private readonly Dictionary<(RegionCode, Hash128), KnownRow> _rows = [];
    private readonly HashSet<(RegionCode, Hash128)> _knownRequests = [];

    public Head HeadOf(RegionCode village) => _heads.GetValueOrDefault(village, Head.Empty);

    public void Ask(NpgsqlBatch batch)
    {
        batch.Add(Begin);
        if (appends.Any(IsFirst))
        {
            batch.Add(MakeHeads, Of(appends.Where(IsFirst).Select(append => append.Village.Digits).ToArray()));
        }

        batch.Add(LockHeads, Of(appends.Select(append => append.Village.Digits).ToArray()));
        batch.Add(FindRows, Of(_keys.Select(asked => asked.Village.Digits).ToArray()), Of(_keys.Select(asked => ToUuid(asked.Key)).ToArray()));
        if (_requests.Length > 0)
        {
            batch.Add(
                FindRequests,
                Of(_requests.Select(asked => asked.Village.Digits).ToArray()),
                Of(_requests.Select(asked => ToUuid(asked.Key)).ToArray()),
                Of(_requests.Select(asked => asked.UpTo).ToArray()));
        }
    }

    public async Task ReadAsync(NpgsqlDataReader answers, CancellationToken cancellation)
    {
        while (await answers.ReadAsync(cancellation))
        {
            if (answers.GetInt64(1) is > 0 and var seq)
            {
                _heads.Add(RegionCode.FromDigits(answers.GetInt64(0)), new(seq, ReadBytes(answers, 2)));
            }
        }

        await answers.NextResultAsync(cancellation);
        while (await answers.ReadAsync(cancellation))
        {
            _rows[_keys[answers.GetInt64(0) - 1]] = new(answers.GetInt64(1), ReadBytes(answers, 2), answers.GetString(3)); // a key may stand twice in an append
        }

        await answers.NextResultAsync(cancellation);
        while (_requests.Length > 0 && await answers.ReadAsync(cancellation))
        {
            var (village, key, _) = _requests[answers.GetInt64(0) - 1];
            _knownRequests.Add((village, key));
        }
    }

    KnownRow? IAppendProbe.Find(RegionCode village, Hash128 eventKey) => _rows.TryGetValue((village, eventKey), out var row) ? row : null;

    bool IAppendProbe.IsRequestKnown(RegionCode village, Hash128 requestKey, long upTo) => _knownRequests.Contains((village, requestKey));

    private static bool IsFirst(Append append) => append.Expected.Seq == 0 && !append.Rows.IsEmpty;
}
