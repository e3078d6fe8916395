using System.Collections.Immutable;
using Npgsql;
using SmartVillage.Grains.History;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using static SmartVillage.Silo.Storage.Postgres.PostgresValues;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>What was shown at full hours.</summary>
internal sealed class PostgresHistory(NpgsqlDataSource source) : IHistoryStore
{
    private const string Insert = "insert into figures_history (region, hour, shown) values ($1, $2, $3) on conflict do nothing returning hour";

    private const string Newest = "select shown from figures_history where region = $1 and hour <= $2 order by hour desc limit 1";

    private const string Hours = "select hour from figures_history where region = $1 and hour >= $2 and hour < $3 order by hour";

    private readonly PostgresDatabase _database = new(source);

    public Task AppendAsync(RegionCode region, DateTimeOffset hour, RegionSummary shown, CancellationToken cancellation) =>
        _database.QueryAsync(Insert, row => row.GetInt32(0), cancellation, Of(region.Digits), Hour(hour), Of(HistoryBytes.Pack(shown)));

    public async Task<RegionSummary?> ReadAsync(RegionCode region, DateTimeOffset at, CancellationToken cancellation) =>
        await _database.QueryAsync(Newest, row => row.GetFieldValue<byte[]>(0), cancellation, Of(region.Digits), Hour(at)) is [var shown] ? HistoryBytes.Unpack(shown) : null;

    public Task<ImmutableArray<DateTimeOffset>> ReadHoursAsync(RegionCode region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) =>
        _database.QueryAsync(Hours, row => FullHour.Of(row.GetInt32(0)), cancellation, Of(region.Digits), Hour(from), Hour(to));

    private static NpgsqlParameter Hour(DateTimeOffset instant) => Of((int)FullHour.Number(instant));
}
