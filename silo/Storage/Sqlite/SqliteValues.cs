using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Sqlite;

/// <summary>How values of the journal stand in SQLite, and back.</summary>
internal static class SqliteValues
{
    /// <summary>The columns that <see cref="Entry"/> reads.</summary>
    public const string EntryColumns =
        "village, seq, event_key, content_hash, chain_hash, type, time, received_at, receipt, request_key, corrects, payload";

    public static byte[] Bytes(ImmutableArray<byte> bytes) => ImmutableCollectionsMarshal.AsArray(bytes) ?? [];

    public static byte[] Bytes(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Offset == 0 && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();

    public static ImmutableArray<byte> ReadBytes(SqliteDataReader row, int column) =>
        ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<byte[]>(column));

    public static JournalEntry ReadEntry(SqliteDataReader row) => new(
        RegionCode.FromDigits(row.GetInt64(0)),
        row.GetInt64(1),
        Hash128.Read(row.GetFieldValue<byte[]>(2)),
        ReadBytes(row, 3),
        ReadBytes(row, 4),
        (EventType)row.GetInt32(5),
        Ticks.FromTicks(row.GetInt64(6)),
        Ticks.FromTicks(row.GetInt64(7)),
        row.GetString(8),
        ReadKey(row, 9),
        ReadKey(row, 10),
        row.GetFieldValue<byte[]>(11));

    public static VillageHead ReadVillageHead(SqliteDataReader row) => new(RegionCode.FromDigits(row.GetInt64(0)), row.GetInt64(1));

    private static Hash128? ReadKey(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : Hash128.Read(row.GetFieldValue<byte[]>(column));
}
