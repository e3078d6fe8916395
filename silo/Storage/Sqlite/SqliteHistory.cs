using System.Collections.Immutable;
using SmartVillage.Grains.History;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>What was shown at full hours.</summary>
internal static class SqliteHistory
{
    public static bool Append(SqliteJournalWriterSession session, RegionCode region, DateTimeOffset hour, byte[] shown) => session.InTransaction(() =>
        session.Command(
            "insert into figures_history (region, hour, shown) values ($region, $hour, $shown) on conflict do nothing",
            ("$region", region.Digits), ("$hour", FullHour.Number(hour)), ("$shown", shown)).ExecuteNonQuery() == 1);

    public static byte[]? Read(SqliteSession session, RegionCode region, DateTimeOffset at) => session.Query(
        "select shown from figures_history where region = $region and hour <= $hour order by hour desc limit 1", row => row.GetFieldValue<byte[]>(0),
        ("$region", region.Digits), ("$hour", FullHour.Number(at))) is [var shown] ? shown : null;

    public static ImmutableArray<DateTimeOffset> Hours(SqliteSession session, RegionCode region, DateTimeOffset from, DateTimeOffset to) =>
        [.. session.Query(
            "select hour from figures_history where region = $region and hour >= $from and hour < $until order by hour", row => FullHour.Of(row.GetInt64(0)),
            ("$region", region.Digits), ("$from", FullHour.Number(from)), ("$until", FullHour.Number(to)))];
}
