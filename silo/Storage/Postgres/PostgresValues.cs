using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Npgsql;
using SmartVillage.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Storage.Postgres;

/// <summary>How values of the journal stand in PostgreSQL, and back.</summary>
internal static class PostgresValues
{
    /// <summary>The columns that <see cref="ReadEntry"/> reads.</summary>
    public const string EntryColumns =
        "village, seq, event_key, content_hash, chain_hash, type, time, received_at, receipt, request_key, corrects, payload";

    public static NpgsqlParameter Of<T>(T value) => new NpgsqlParameter<T>(null!, value);

    /// <summary>The same sixteen bytes: a uuid sorts, and reads in psql, as its key does.</summary>
    public static Guid ToUuid(Hash128 key)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, key.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], key.Low);
        return new(bytes, bigEndian: true);
    }

    public static Guid? ToUuid(Hash128? key) => key is { } value ? ToUuid(value) : null;

    public static Hash128 ToKey(Guid uuid)
    {
        Span<byte> bytes = stackalloc byte[16];
        uuid.TryWriteBytes(bytes, bigEndian: true, out _);
        return Hash128.Read(bytes);
    }

    public static byte[] Bytes(ImmutableArray<byte> bytes) => ImmutableCollectionsMarshal.AsArray(bytes) ?? [];

    public static ImmutableArray<byte> ReadBytes(NpgsqlDataReader row, int column) =>
        ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<byte[]>(column));

    public static JournalEntry ReadEntry(NpgsqlDataReader row) => new(
        RegionCode.FromDigits(row.GetInt64(0)),
        row.GetInt64(1),
        ToKey(row.GetGuid(2)),
        ReadBytes(row, 3),
        ReadBytes(row, 4),
        (EventType)row.GetInt16(5),
        Ticks.FromTicks(row.GetInt64(6)),
        Ticks.FromTicks(row.GetInt64(7)),
        row.GetString(8),
        row.IsDBNull(9) ? null : ToKey(row.GetGuid(9)),
        row.IsDBNull(10) ? null : ToKey(row.GetGuid(10)),
        row.GetFieldValue<byte[]>(11));

    public static VillageHead ReadVillageHead(NpgsqlDataReader row) => new(RegionCode.FromDigits(row.GetInt64(0)), row.GetInt64(1));
}
