using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using SmartVillage.Grains.Time;

namespace SmartVillage.Silo.Intake;

/// <summary>Makes receipts: ULIDs that rise within a process, even when the clock stands still or goes back.</summary>
internal sealed class Receipts([FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public const int Length = 26;

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    private readonly Lock _gate = new();
    private UInt128 _last;

    public string Next()
    {
        var now = (UInt128)(ulong)clock.GetUtcNow().ToUnixTimeMilliseconds() << 80;
        lock (_gate)
        {
            _last = now > _last ? now | Random() : _last + 1;
            return ToText(_last);
        }
    }

    public static bool IsReceipt(string text) =>
        text.Length == Length && text[0] <= '7' && !text.AsSpan().ContainsAnyExcept(Letters);

    private static UInt128 Random()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static string ToText(UInt128 value) => string.Create(Length, value, static (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--, rest >>= 5)
        {
            text[i] = Alphabet[(int)(rest & 31)];
        }
    });
}
