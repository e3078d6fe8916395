namespace SmartVillage.Indicators;

/// <summary>One point of a series.</summary>
/// <param name="T">Start of the bucket.</param>
/// <param name="V">The value; <see langword="null"/> = no report, which is not 0.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.SeriesPoint")]
public readonly record struct SeriesPoint([property: Id(0)] DateTimeOffset T, [property: Id(1)] decimal? V);

/// <summary>Asks for a series.</summary>
/// <param name="Measure"><c>submitted</c>, <c>completed</c>, <c>onTime</c>, <c>participants</c>, … or a measure's code.</param>
/// <param name="Service">A service or family code; <see langword="null"/> = all services without complaints.</param>
/// <param name="Bucket"><c>hour</c>, <c>day</c> or <c>month</c>.</param>
/// <param name="From">First WIB day; hours: of the last 29 days.</param>
/// <param name="To">First WIB day after it.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Indicators.SeriesRequest")]
public sealed record SeriesRequest(
    [property: Id(0)] string Measure,
    [property: Id(1)] string? Service,
    [property: Id(2)] string Bucket,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly To);
