using System.Collections.Immutable;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views.Briefing;

/// <summary>Days of one measure, five weeks of them: the four before and the week itself.</summary>
internal sealed record WeekSeries(ImmutableArray<decimal?> Days)
{
    public static readonly WeekSeries None = new([]);

    public static WeekSeries Of(ImmutableArray<SeriesPoint>? points) => points is { } known ? new([.. known.Select(point => point.V)]) : None;

    public static WeekSeries Of(IEnumerable<long?> days) => new([.. days.Select(day => (decimal?)day)]);

    /// <summary>The seven days of the week.</summary>
    public ImmutableArray<decimal?> Week => Part(BriefingWeek.Before);

    /// <summary>Sum of the week; <see langword="null"/> = no report on any of its days, which is not 0.</summary>
    public decimal? Sum => SumOf(Week);

    /// <summary>Median of the weeks before that have a report; <see langword="null"/> where none has.</summary>
    public decimal? Usual
    {
        get
        {
            decimal[] known = [.. Enumerable.Range(0, BriefingWeek.Before).Select(week => SumOf(Part(week))).OfType<decimal>().Order()];
            return known.Length == 0 ? null : (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2;
        }
    }

    private ImmutableArray<decimal?> Part(int week) => [.. Days.Skip(7 * week).Take(7)];

    private static decimal? SumOf(ImmutableArray<decimal?> days) => days.Any(day => day is not null) ? days.Sum(day => day ?? 0) : null;
}
