using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Activities of people. Kinds of contributions are kept apart: one gift of land can dwarf the rest.</summary>
internal static class ParticipationFigures
{
    private static readonly int MetricCount = Enum.GetValues<ParticipationMetric>().Length;

    private static readonly ImmutableArray<(string Code, ParticipationMetric Metric)> Measures =
    [
        ("cash", ParticipationMetric.Cash), ("goods", ParticipationMetric.Goods), ("land", ParticipationMetric.Land),
        ("skill", ParticipationMetric.Skill), ("decisions", ParticipationMetric.Decisions),
    ];

    public static ParticipationSummary Of(CellTotals totals)
    {
        var sums = Sums(totals);
        if (sums is null)
        {
            return new(0, 0, 0, 0, []);
        }

        ImmutableArray<ActivitySummary> rows =
        [
            .. Enum.GetValues<ActivityKind>().Where(kind => sums[(int)kind, (int)ParticipationMetric.Activities] != 0).Select(kind => Row(kind, sums)),
        ];
        return new(rows.Sum(r => r.Activities), rows.Sum(r => r.Participants), rows.Sum(r => r.Women), rows.Sum(r => r.PersonDays), rows);
    }

    /// <summary>By activity, all fields together.</summary>
    private static long[,]? Sums(CellTotals totals)
    {
        long[,]? sums = null;
        foreach (var (key, value) in totals)
        {
            if (new Series(key) is { Kind: SeriesKind.Participation } series)
            {
                (sums ??= new long[16, MetricCount])[series.Subject >> 4, series.Metric] += value;
            }
        }

        return sums;
    }

    private static ActivitySummary Row(ActivityKind kind, long[,] sums)
    {
        long Sum(ParticipationMetric metric) => sums[(int)kind, (int)metric];
        return new(
            Codes.Of(kind), Sum(ParticipationMetric.Activities), Sum(ParticipationMetric.Participants),
            Sum(ParticipationMetric.Women), Sum(ParticipationMetric.PersonDays),
            Measures.Where(m => Sum(m.Metric) != 0).Aggregate(Codes.NoMeasures, (all, m) => all.Add(m.Code, Sum(m.Metric))));
    }
}
