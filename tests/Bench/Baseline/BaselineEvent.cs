namespace SmartVillage.Bench.Baseline;

/// <summary>An event as the baseline keeps it: parsed, with its village's number.</summary>
internal sealed record BaselineEvent(
    long Village,
    string Source,
    string Id,
    DateTime Time,
    string Service,
    string Status,
    string? Request,
    DateTime? Submitted,
    string? Channel,
    long Amount)
{
    private static readonly TimeSpan Wib = TimeSpan.FromHours(7);

    public DateOnly Day => DateOnly.FromDateTime(Time + Wib);

    public long Kabupaten => Village / 1_000_000;

    public long Provinsi => Village / 100_000_000;
}
