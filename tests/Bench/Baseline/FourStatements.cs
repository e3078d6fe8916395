using Npgsql;

namespace SmartVillage.Bench.Baseline;

/// <summary>One event, one transaction of four statements, in two round trips: the event, and if it was new, the three counters and the commit.</summary>
internal sealed class FourStatements(NpgsqlDataSource source, int slots) : IBaselineStore
{
    private const string Event =
        """
        insert into event (village, source, id, type, time, service, status, request, submitted, channel, amount)
        values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10)
        on conflict do nothing
        """;

    private const string Desa =
        """
        insert into desa_day values ($1, $2, $3, 1, $4)
        on conflict (region, day, service) do update set events = desa_day.events + 1, amount = desa_day.amount + excluded.amount
        """;

    private static readonly string Kabupaten = Slotted("kabupaten_day"), Provinsi = Slotted("provinsi_day");

    public async Task<int> RecordAsync(IReadOnlyList<BaselineEvent> events)
    {
        await using var connection = await source.OpenConnectionAsync();
        var written = 0;
        foreach (var item in events)
        {
            written += await RecordAsync(connection, item);
        }

        return written;
    }

    private async Task<int> RecordAsync(NpgsqlConnection connection, BaselineEvent item)
    {
        await using var first = connection.CreateBatch();
        first.BatchCommands.Add(new("begin"));
        var insert = new NpgsqlBatchCommand(Event);
        BaselineParameters.AddEvent(insert.Parameters, item);
        first.BatchCommands.Add(insert);
        await first.ExecuteNonQueryAsync();

        await using var rest = connection.CreateBatch();
        if (insert.RecordsAffected == 1)
        {
            var slot = (short)Random.Shared.Next(slots);
            rest.BatchCommands.Add(Counter(Desa, item.Village, item, null));
            rest.BatchCommands.Add(Counter(Kabupaten, item.Kabupaten, item, slot));
            rest.BatchCommands.Add(Counter(Provinsi, item.Provinsi, item, slot));
        }

        rest.BatchCommands.Add(new("commit"));
        await rest.ExecuteNonQueryAsync();
        return (int)insert.RecordsAffected;
    }

    private static NpgsqlBatchCommand Counter(string sql, long region, BaselineEvent item, short? slot)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = region });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = item.Day });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = item.Service });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = item.Amount });
        if (slot is { } number)
        {
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = number });
        }

        return command;
    }

    private static string Slotted(string table) =>
        $"""
        insert into {table} values ($1, $5, $2, $3, 1, $4)
        on conflict (region, day, service, slot) do update set events = {table}.events + 1, amount = {table}.amount + excluded.amount
        """;
}
