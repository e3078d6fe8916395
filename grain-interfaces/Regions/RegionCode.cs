using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmartVillage.Regions;

/// <summary>
/// A Kemendagri region code: <c>18</c>, <c>18.09</c>, <c>18.09.10</c> or <c>18.09.10.2004</c>.
/// Parsed once at the edge; the parent is the prefix.
/// </summary>
/// <remarks>Ordering is that of the dotted text, so a parent comes directly before its children.</remarks>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.RegionCode")]
[JsonConverter(typeof(RegionCodeJsonConverter))]
public readonly record struct RegionCode : IComparable<RegionCode>, ISpanParsable<RegionCode>
{
    private const long KabupatenUnit = 1_000_000, KecamatanUnit = 10_000;

    /// <summary>All ten digits of the plain form; missing parts are zero.</summary>
    [Id(0)]
    private readonly long _digits;

    private RegionCode(long digits) => _digits = digits;

    private int ProvinsiPart => (int)(_digits / 100_000_000);
    private int KabupatenPart => (int)(_digits / KabupatenUnit % 100);
    private int KecamatanPart => (int)(_digits / KecamatanUnit % 100);
    private int DesaPart => (int)(_digits % KecamatanUnit);

    /// <summary>Whether this is the default value, which names no region.</summary>
    public bool IsNone => _digits == 0;

    /// <summary>The plain form as a number of ten digits, missing parts zero: how databases store a code. A region and everything in it lie together.</summary>
    public long Digits => _digits;

    /// <summary>The level that the code itself tells.</summary>
    public RegionLevel Level =>
        DesaPart != 0 ? (DesaPart < 2000 ? RegionLevel.Kelurahan : RegionLevel.Desa)
        : KecamatanPart != 0 ? RegionLevel.Kecamatan
        : KabupatenPart != 0 ? (KabupatenPart >= 71 ? RegionLevel.Kota : RegionLevel.Kabupaten)
        : RegionLevel.Provinsi;

    /// <summary>Whether the code names a desa or kelurahan: the units that send events.</summary>
    public bool IsVillage => DesaPart != 0;

    /// <summary>The region one level up; <see langword="null"/> for a province.</summary>
    public RegionCode? Parent => Level switch
    {
        RegionLevel.Provinsi => null,
        RegionLevel.Kabupaten or RegionLevel.Kota => Provinsi,
        RegionLevel.Kecamatan => Kabupaten,
        _ => Kecamatan,
    };

    /// <summary>The province of this region (itself for a province).</summary>
    public RegionCode Provinsi => new(_digits / 100_000_000 * 100_000_000);

    /// <summary>The kabupaten/kota of this region; a province answers itself.</summary>
    public RegionCode Kabupaten => new(_digits / KabupatenUnit * KabupatenUnit);

    /// <summary>The kecamatan of this region; a region above it answers itself.</summary>
    public RegionCode Kecamatan => new(_digits / KecamatanUnit * KecamatanUnit);

    /// <summary>Whether <paramref name="other"/> is this region or lies in it (equal, or prefix plus a dot).</summary>
    public bool Covers(RegionCode other) => !IsNone && (Level switch
    {
        RegionLevel.Provinsi => other.Provinsi,
        RegionLevel.Kabupaten or RegionLevel.Kota => other.Kabupaten,
        RegionLevel.Kecamatan => other.Kecamatan,
        _ => other,
    }) == this;

    /// <summary>The code whose <see cref="Digits"/> these are; for numbers that a database gives back.</summary>
    public static RegionCode FromDigits(long digits) => new(digits);

    /// <summary>Reads the dotted form (<c>18.09.10.2004</c>) or the plain one (<c>1809102004</c>).</summary>
    /// <exception cref="FormatException">The text is not a region code.</exception>
    public static RegionCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException("Not a region code (PP, PP.KK, PP.KK.CC or PP.KK.CC.DDDD).");

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static RegionCode Parse(string s, IFormatProvider? provider = null) => Parse(s.AsSpan(), provider);

    /// <summary>Reads the dotted or the plain form; <see langword="false"/> when the text is neither.</summary>
    public static bool TryParse(ReadOnlySpan<char> s, out RegionCode code) => TryParse(s, null, out code);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out RegionCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RegionCode result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, out RegionCode)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RegionCode result)
    {
        result = default;
        var dotted = s.Contains('.');
        if (dotted ? s.Length is not (5 or 8 or 13) : s.Length is not (2 or 4 or 6 or 10))
        {
            return false;
        }

        long value = 0;
        var digits = 0;
        for (var i = 0; i < s.Length; i++)
        {
            if (dotted && (i is 2 or 5 or 8))
            {
                if (s[i] != '.')
                {
                    return false;
                }

                continue;
            }

            if (!char.IsAsciiDigit(s[i]))
            {
                return false;
            }

            value = value * 10 + (s[i] - '0');
            digits++;
        }

        for (; digits < 10; digits++)
        {
            value *= 10;
        }

        var code = new RegionCode(value);
        if (!code.IsWellFormed(s.Length))
        {
            return false;
        }

        result = code;
        return true;
    }

    private bool IsWellFormed(int length)
    {
        var parts = length switch { 2 => 1, 4 or 5 => 2, 6 or 8 => 3, _ => 4 };
        return ProvinsiPart >= 11
            && (parts < 2 || KabupatenPart is (>= 1 and <= 69) or (>= 71 and <= 99))
            && (parts < 3 || KecamatanPart >= 1)
            && (parts < 4 || DesaPart is >= 1001 and <= 2999);
    }

    /// <inheritdoc/>
    public int CompareTo(RegionCode other) => _digits.CompareTo(other._digits);

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(RegionCode left, RegionCode right) => left._digits < right._digits;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(RegionCode left, RegionCode right) => left._digits > right._digits;

    /// <summary>Whether <paramref name="left"/> sorts before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(RegionCode left, RegionCode right) => left._digits <= right._digits;

    /// <summary>Whether <paramref name="left"/> sorts after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(RegionCode left, RegionCode right) => left._digits >= right._digits;

    /// <summary>The dotted form.</summary>
    public override string ToString() => IsNone ? "" : Level switch
    {
        RegionLevel.Provinsi => $"{ProvinsiPart:00}",
        RegionLevel.Kabupaten or RegionLevel.Kota => $"{ProvinsiPart:00}.{KabupatenPart:00}",
        RegionLevel.Kecamatan => $"{ProvinsiPart:00}.{KabupatenPart:00}.{KecamatanPart:00}",
        _ => $"{ProvinsiPart:00}.{KabupatenPart:00}.{KecamatanPart:00}.{DesaPart:0000}",
    };
}
