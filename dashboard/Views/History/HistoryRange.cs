using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Aggregates;

namespace SmartVillage.Dashboard.Views.History;

/// <summary>Which series the history draws: of what, by day or month, over which days. All of it stands in the address.</summary>
/// <param name="Figure">The figure, by its indicator's code.</param>
/// <param name="Bucket"><c>day</c> or <c>month</c>.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, never ahead.</param>
/// <param name="Today">Today.</param>
public sealed record HistoryRange(string Figure, string Bucket, DateOnly From, DateOnly Until, DateOnly Today)
{
    /// <summary>What a request for a series calls each figure.</summary>
    public static readonly ImmutableArray<(string Figure, string Measure)> Measures =
    [
        ("services.completed", "completed"), ("services.submitted", "submitted"), ("services.onTime", "onTime"), ("complaints.submitted", "complaints"),
        ("complaints.ended", "complaintsEnded"), ("participation.participants", "participants"), ("participation.activities", "activities"),
    ];

    /// <summary>One drawing holds so many; months are kept for two years.</summary>
    private const int Days = 30, Months = 12, MonthsKept = 24, FirstYear = 2020;

    public string Measure => Measures.First(pair => pair.Figure == Figure).Measure;

    /// <summary>Requests have families; the others are one series.</summary>
    public bool IsByFamily => Measure is "completed" or "submitted";

    /// <summary>A share between 0 and 1, shown in percent.</summary>
    public bool IsShare => Measure == "onTime";

    private bool IsByMonth => Bucket == "month";

    public HistoryRange? Earlier => IsByMonth
        ? From > FirstMonth(Today) ? Of(Figure, Bucket, From.AddDays(-1), Today) : null
        : From.Year > FirstYear ? Of(Figure, Bucket, From.AddDays(-1), Today) : null;

    public HistoryRange? Later => Until >= Today ? null : Of(Figure, Bucket, IsByMonth ? Until.AddDays(1).AddMonths(Months).AddDays(-1) : Until.AddDays(Days), Today);

    /// <summary>As the address asks for it; what it leaves out, or what there is not, is completed services of the last 30 days.</summary>
    public static HistoryRange Of(string? figure, string? bucket, string? until, DateOnly today) => Of(
        Measures.Any(pair => pair.Figure == figure) ? figure! : Measures[0].Figure, bucket == "bulan" ? "month" : "day",
        DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : today, today);

    /// <summary>What asks for this series again.</summary>
    public string Query(string? figure = null, string? bucket = null) =>
        $"angka={figure ?? Figure}&deret={((bucket ?? Bucket) == "month" ? "bulan" : "hari")}&sampai={Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    private static HistoryRange Of(string figure, string bucket, DateOnly until, DateOnly today)
    {
        if (bucket == "day")
        {
            var last = until > today ? today : until.Year < FirstYear ? new(FirstYear, 1, Days) : until;
            return new(figure, bucket, last.AddDays(1 - Days), last, today);
        }

        var first = new DateOnly(until.Year, until.Month, 1).AddMonths(1 - Months);
        first = first < FirstMonth(today) ? FirstMonth(today) : first;
        var end = first.AddMonths(Months).AddDays(-1);
        return end < today ? new(figure, bucket, first, end, today) : new(figure, bucket, new DateOnly(today.Year, today.Month, 1).AddMonths(1 - Months), today, today);
    }

    private static DateOnly FirstMonth(DateOnly today) => Wib.MonthFromNumber(Wib.MonthNumber(today) - MonthsKept + 1);
}
