using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Journal;

/// <summary>The hashes of the journal: keys of events and requests, content, chain.</summary>
public static class JournalHash
{
    /// <summary>Key of an event in its village.</summary>
    public static Hash128 EventKey(string source, string id) => Key(source, id);

    /// <summary>Key of a request in its village.</summary>
    public static Hash128 RequestKey(string source, string service, string request) => Key(source, service, request);

    /// <summary>What makes two sends of one id the same: type, subject, time as an instant, the known fields of data in canonical form.</summary>
    public static byte[] Content(EventType type, RegionCode village, DateTimeOffset time, ReadOnlySpan<byte> canonicalData)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt32BigEndian(head, (int)type);
        BinaryPrimitives.WriteInt64BigEndian(head[4..], time.UtcTicks);
        hash.AppendData(head);
        hash.AppendData(Encoding.ASCII.GetBytes(village.ToString()));
        hash.AppendData(canonicalData);
        return hash.GetHashAndReset();
    }

    /// <summary>The chain: SHA-256 of previous ‖ content ‖ seq (8 bytes, big-endian). The first entry has no previous.</summary>
    public static byte[] Chain(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> content, long seq)
    {
        Span<byte> input = stackalloc byte[previous.Length + content.Length + 8];
        previous.CopyTo(input);
        content.CopyTo(input[previous.Length..]);
        BinaryPrimitives.WriteInt64BigEndian(input[(previous.Length + content.Length)..], seq);
        return SHA256.HashData(input);
    }

    /// <summary>Parts are separated by a byte that UTF-8 never holds, so no two lists of parts read the same.</summary>
    private static Hash128 Key(params ReadOnlySpan<string> parts)
    {
        var length = parts.Length;
        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetByteCount(part);
        }

        var input = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            at += Encoding.UTF8.GetBytes(part, input[at..]);
            input[at++] = 0xFF;
        }

        Span<byte> digest = stackalloc byte[32];
        SHA256.HashData(input, digest);
        return Hash128.Read(digest);
    }
}
