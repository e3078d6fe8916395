namespace SmartVillage.Aggregates;

/// <summary>Over what a cell adds up. Values are persisted: never renumber.</summary>
public enum CellSpan
{
    /// <summary>A state now; changes with events and with time alone.</summary>
    Now = 0,

    /// <summary>A WIB hour: hours since 1 January 1970 00.00 WIB.</summary>
    Hour = 1,

    /// <summary>A WIB day: days since 1 January 1970.</summary>
    Day = 2,

    /// <summary>A WIB month: months since January 1970.</summary>
    Month = 3,

    /// <summary>A period of a stated figure (<see cref="StatedPeriod"/>).</summary>
    Stated = 4,
}

/// <summary>The address of a cell: what is counted (<see cref="Series"/>), over which bucket of which span.</summary>
/// <param name="Value">Span (4 bits), bucket (28 bits), series (32 bits): cells of a bucket lie together when sorted.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.CellKey")]
public readonly record struct CellKey([property: Id(0)] ulong Value) : IComparable<CellKey>
{
    /// <summary>The largest bucket number.</summary>
    public const int MaxBucket = (1 << 28) - 1;

    /// <summary>Makes a key.</summary>
    public CellKey(CellSpan span, int bucket, Series series)
        : this(((ulong)span << 60) | ((ulong)(uint)bucket << 32) | series.Value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bucket);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bucket, MaxBucket);
    }

    /// <summary>A state now.</summary>
    public static CellKey Now(Series series) => new(CellSpan.Now, 0, series);

    /// <summary>The span.</summary>
    public CellSpan Span => (CellSpan)(Value >> 60);

    /// <summary>The bucket of the span.</summary>
    public int Bucket => (int)(Value >> 32) & MaxBucket;

    /// <summary>Span and bucket together: the upper half of the key.</summary>
    public uint SpanAndBucket => (uint)(Value >> 32);

    /// <summary>What is counted.</summary>
    public Series Series => new((uint)Value);

    /// <inheritdoc/>
    public int CompareTo(CellKey other) => Value.CompareTo(other.Value);

    /// <summary>Whether <paramref name="left"/> sorts before <paramref name="right"/>.</summary>
    public static bool operator <(CellKey left, CellKey right) => left.Value < right.Value;

    /// <summary>Whether <paramref name="left"/> sorts after <paramref name="right"/>.</summary>
    public static bool operator >(CellKey left, CellKey right) => left.Value > right.Value;

    /// <summary>Whether <paramref name="left"/> sorts before or equals <paramref name="right"/>.</summary>
    public static bool operator <=(CellKey left, CellKey right) => left.Value <= right.Value;

    /// <summary>Whether <paramref name="left"/> sorts after or equals <paramref name="right"/>.</summary>
    public static bool operator >=(CellKey left, CellKey right) => left.Value >= right.Value;

    /// <summary>For people who debug.</summary>
    public override string ToString() => $"{Span} {Bucket} {Series}";
}

/// <summary>A cell: an address and an integer (a count, rupiah, or a scaled measure).</summary>
/// <param name="Key">The address.</param>
/// <param name="Value">The value; 0 = the cell is empty.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Aggregates.Cell")]
public readonly record struct Cell([property: Id(0)] CellKey Key, [property: Id(1)] long Value);
