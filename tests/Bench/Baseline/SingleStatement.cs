using Npgsql;
using NpgsqlTypes;

namespace SmartVillage.Bench.Baseline;

/// <summary>One event, one statement: the event and, if it is new, the counters of its village, kabupaten and province.</summary>
internal sealed class SingleStatement(NpgsqlDataSource source, int slots) : IBaselineStore
{
    private const string Sql =
        """
        with
          new as (
            insert into event (village, source, id, type, time, service, status, request, submitted, channel, amount)
            values ($1, $2, $3, 1, $4, $5, $6, $7, $8, $9, $10)
            on conflict do nothing
            returning village),
          desa as (
            insert into desa_day select village, $11, $5, 1, $10 from new
            on conflict (region, day, service) do update
            set events = desa_day.events + 1, amount = desa_day.amount + excluded.amount),
          kabupaten as (
            insert into kabupaten_day select $12, $14, $11, $5, 1, $10 from new
            on conflict (region, day, service, slot) do update
            set events = kabupaten_day.events + 1, amount = kabupaten_day.amount + excluded.amount),
          provinsi as (
            insert into provinsi_day select $13, $14, $11, $5, 1, $10 from new
            on conflict (region, day, service, slot) do update
            set events = provinsi_day.events + 1, amount = provinsi_day.amount + excluded.amount)
        select count(*)::int from new
        """;

    public async Task<int> RecordAsync(IReadOnlyList<BaselineEvent> events)
    {
        await using var connection = await source.OpenConnectionAsync();
        var written = 0;
        foreach (var item in events)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            BaselineParameters.AddEvent(command.Parameters, item);
            BaselineParameters.AddRegions(command.Parameters, item, slots);
            written += (int)(await command.ExecuteScalarAsync())!;
        }

        return written;
    }
}

/// <summary>The parameters of one event, typed, so that nothing is boxed or guessed.</summary>
internal static class BaselineParameters
{
    public static void AddEvent(NpgsqlParameterCollection to, BaselineEvent item)
    {
        to.Add(new NpgsqlParameter<long> { TypedValue = item.Village });
        to.Add(new NpgsqlParameter<string> { TypedValue = item.Source });
        to.Add(new NpgsqlParameter<string> { TypedValue = item.Id });
        to.Add(new NpgsqlParameter<DateTime> { TypedValue = item.Time, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        to.Add(new NpgsqlParameter<string> { TypedValue = item.Service });
        to.Add(new NpgsqlParameter<string> { TypedValue = item.Status });
        to.Add(Text(item.Request));
        to.Add(new NpgsqlParameter { Value = item.Submitted is { } at ? at : DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        to.Add(Text(item.Channel));
        to.Add(new NpgsqlParameter<long> { TypedValue = item.Amount });
    }

    public static void AddRegions(NpgsqlParameterCollection to, BaselineEvent item, int slots)
    {
        to.Add(new NpgsqlParameter<DateOnly> { TypedValue = item.Day });
        to.Add(new NpgsqlParameter<long> { TypedValue = item.Kabupaten });
        to.Add(new NpgsqlParameter<long> { TypedValue = item.Provinsi });
        to.Add(new NpgsqlParameter<short> { TypedValue = (short)Random.Shared.Next(slots) });
    }

    private static NpgsqlParameter Text(string? value) =>
        value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new NpgsqlParameter<string> { TypedValue = value };
}
