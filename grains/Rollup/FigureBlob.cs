using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Grains.Rollup;

/// <summary>Figures as bytes for a snapshot: keys as differences, three to five bytes a cell, and at the end a checksum.</summary>
internal static class FigureBlob
{
    /// <summary>A blob of another format is as good as a lost one: the figures are asked for anew.</summary>
    private const byte Format = 2;

    private const int ChecksumSize = 8;

    public static byte[] Write(FigureStore store)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write(Format);
        WriteCells(writer, [.. store.AllSums()]);
        WriteCells(writer, [.. store.Maxima.OrderBy(cell => cell.Key)]);
        uint[] buckets = [.. store.ReachBuckets.Order()];
        writer.Write7BitEncodedInt(buckets.Length);
        foreach (var bucket in buckets)
        {
            writer.Write(bucket);
            WriteSketch(writer, store.Reach(bucket).Cells);
        }

        writer.Write(Checksum(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    /// <summary>False when these are not the bytes of <see cref="Write"/>, for whatever reason.</summary>
    public static bool TryRead(byte[]? blob, out (ImmutableArray<Cell> Sums, ImmutableArray<Cell> Maxima, ImmutableArray<ReachChange> Reach) figures)
    {
        figures = ([], [], []);
        if (blob is not [Format, ..] || blob.Length <= ChecksumSize || !Checksum(blob.AsSpan(..^ChecksumSize)).SequenceEqual(blob.AsSpan(^ChecksumSize..)))
        {
            return false;
        }

        using var reader = new BinaryReader(new MemoryStream(blob, 1, blob.Length - 1 - ChecksumSize), Encoding.UTF8);
        figures = (ReadCells(reader), ReadCells(reader), ReadSketches(reader));
        return true;
    }

    private static Span<byte> Checksum(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes).AsSpan(0, ChecksumSize);

    private static void WriteCells(BinaryWriter writer, ReadOnlySpan<Cell> cells)
    {
        writer.Write7BitEncodedInt(cells.Length);
        var last = 0UL;
        foreach (var (key, value) in cells)
        {
            writer.Write7BitEncodedInt64((long)(key.Value - last));
            writer.Write7BitEncodedInt64((value << 1) ^ (value >> 63));
            last = key.Value;
        }
    }

    private static ImmutableArray<Cell> ReadCells(BinaryReader reader)
    {
        var cells = new Cell[reader.Read7BitEncodedInt()];
        var last = 0UL;
        for (var i = 0; i < cells.Length; i++)
        {
            last += (ulong)reader.Read7BitEncodedInt64();
            var value = reader.Read7BitEncodedInt64();
            cells[i] = new(new(last), (long)((ulong)value >> 1) ^ -(value & 1));
        }

        return [.. cells];
    }

    private static void WriteSketch(BinaryWriter writer, ImmutableArray<int> cells)
    {
        writer.Write7BitEncodedInt(cells.Length);
        var last = -1;
        foreach (var cell in cells)
        {
            writer.Write7BitEncodedInt(cell - last);
            last = cell;
        }
    }

    private static ImmutableArray<ReachChange> ReadSketches(BinaryReader reader)
    {
        var sketches = new ReachChange[reader.Read7BitEncodedInt()];
        for (var i = 0; i < sketches.Length; i++)
        {
            var bucket = reader.ReadUInt32();
            var cells = new int[reader.Read7BitEncodedInt()];
            var last = -1;
            for (var j = 0; j < cells.Length; j++)
            {
                cells[j] = last += reader.Read7BitEncodedInt();
            }

            sketches[i] = new(bucket, true, [.. cells]);
        }

        return [.. sketches];
    }
}
