using Npgsql;
using NpgsqlTypes;

namespace SmartVillage.Bench.Baseline;

/// <summary>A batch in one statement: its events as arrays, and the counters of what was new, added up first and written in one order.</summary>
internal sealed class SetBased(NpgsqlDataSource source, int slots) : IBaselineStore
{
    private static readonly string Sql =
        $"""
        with
          new as (
            insert into event (village, source, id, type, time, service, status, request, submitted, channel, amount)
            select village, source, id, 1, time, service, status, request, submitted, channel, amount
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
              as item (village, source, id, time, service, status, request, submitted, channel, amount)
            order by village, source, id
            on conflict do nothing
            returning village, (time at time zone 'Asia/Jakarta')::date as day, service, amount),
          sums as (
            select village, day, service, count(*) as events, sum(amount)::bigint as amount from new group by village, day, service),
          desa as (
            insert into desa_day select village, day, service, events, amount from sums order by village, day, service
            on conflict (region, day, service) do update
            set events = desa_day.events + excluded.events, amount = desa_day.amount + excluded.amount),
          kabupaten as ({Slotted("kabupaten_day", 1_000_000)}),
          provinsi as ({Slotted("provinsi_day", 100_000_000)})
        select coalesce(sum(events), 0)::int from sums
        """;

    public async Task<int> RecordAsync(IReadOnlyList<BaselineEvent> events)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        Add(command, events, item => item.Village, NpgsqlDbType.Bigint);
        Add(command, events, item => item.Source, NpgsqlDbType.Text);
        Add(command, events, item => item.Id, NpgsqlDbType.Text);
        Add(command, events, item => item.Time, NpgsqlDbType.TimestampTz);
        Add(command, events, item => item.Service, NpgsqlDbType.Text);
        Add(command, events, item => item.Status, NpgsqlDbType.Text);
        Add(command, events, item => item.Request, NpgsqlDbType.Text);
        Add(command, events, item => item.Submitted, NpgsqlDbType.TimestampTz);
        Add(command, events, item => item.Channel, NpgsqlDbType.Text);
        Add(command, events, item => item.Amount, NpgsqlDbType.Bigint);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)Random.Shared.Next(slots) });
        return (int)(await command.ExecuteScalarAsync())!;
    }

    private static void Add<T>(NpgsqlCommand command, IReadOnlyList<BaselineEvent> events, Func<BaselineEvent, T> value, NpgsqlDbType type)
    {
        var values = new T[events.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = value(events[i]);
        }

        command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private static string Slotted(string table, int villagesPerRegion) =>
        $"""
        insert into {table}
        select village / {villagesPerRegion}, $11, day, service, sum(events)::bigint, sum(amount)::bigint from sums group by 1, 3, 4 order by 1, 3, 4
        on conflict (region, day, service, slot) do update
        set events = {table}.events + excluded.events, amount = {table}.amount + excluded.amount
        """;
}
