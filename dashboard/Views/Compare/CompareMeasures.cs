using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>
/// What can be compared fairly. Per head: of villages only letters, as customers of agents come from elsewhere. A share needs 60 timed cases,
/// a letter 30 answers. A difference that chance alone explains is called so.
/// </summary>
internal static class CompareMeasures
{
    public static ImmutableArray<CompareKind> Of(CompareRequest request, double target, IStringLocalizer words) =>
    [
        new("services", words["Compare.Services" + (request.PerVillage ? ".perVillage" : request.AreVillages ? ".letters" : "")], words[request.PerVillage ? "Compare.PerVillage" : "Compare.PerThousand"],
            (row, _) => PerBase(row, request), value => Figures.Number((decimal)value, value < 10 ? 2 : 1), double.MaxValue, null, AgainstRate),
        new("onTime", words["Kpi.OnTime"], words["Compare.Target", Figures.Percent(target, 0)],
            (row, _) => new(row.Services.OnTime, row.Services.Timed, row.Services.Timed >= Fairness.LeastToJudge, words["Children.Of", Figures.Count(row.Services.Timed)], 1), value => Figures.Percent(value), 1, target, AgainstShare),
        new("satisfaction", words["Kpi.Satisfaction"], words["Compare.Satisfaction"],
            (_, month) => new((double?)month.Satisfaction.Index, month.Satisfaction.Respondents, month.Satisfaction.Respondents >= SatisfactionRules.FewestJudged, "n = " + Figures.Answers(month.Satisfaction.Respondents), 1),
            value => Figures.Number((decimal)value, 2), 100, null, (_, _) => Standing.Unknown),
    ];

    /// <summary>What is counted on the chosen base, and the base.</summary>
    public static CompareReading PerBase(RegionSummary row, CompareRequest request)
    {
        var counted = Counted(row, request);
        var basis = BaseOf(row, request);
        return new(RegionView.IsKnown(row) && basis > 0 ? counted / basis : null, counted, basis > 0, Figures.Count(counted), basis);
    }

    /// <summary>By how much counts are divided; 0 where it is not known.</summary>
    public static double BaseOf(RegionSummary row, CompareRequest request) =>
        request.PerVillage ? row.Reporting.Expected : (row.Population.Reporting ?? 0) / 1000.0;

    private static long Counted(RegionSummary row, CompareRequest request) =>
        request is { PerVillage: false, AreVillages: true } ? row.Services.ByService.Where(s => s.Family == "administrasi").Sum(s => s.Completed) : row.Services.Completed;

    /// <summary>A count against what the median would have brought here.</summary>
    private static Standing AgainstRate(CompareReading reading, double median) => Judgement.AgainstExpected(reading.N, median * reading.Base);

    /// <summary>A share whose interval holds the median differs by no more than chance.</summary>
    private static Standing AgainstShare(CompareReading reading, double median) => Judgement.AgainstFixed(reading.Value!.Value, reading.N, median);
}

/// <summary>A measure: how it is read, written and judged.</summary>
internal sealed record CompareKind(
    string Key,
    string Label,
    string Note,
    Func<RegionSummary, RegionSummary, CompareReading> Read,
    Func<double, string> Text,
    double Most,
    double? Target,
    Func<CompareReading, double, Standing> Against);

/// <summary>What was read of a region.</summary>
/// <param name="Value">The value, where there is one.</param>
/// <param name="N">Of how many cases.</param>
/// <param name="Enough">Whether it can be judged.</param>
/// <param name="Detail">What stands beside it.</param>
/// <param name="Base">By how much it was divided.</param>
internal readonly record struct CompareReading(double? Value, long N, bool Enough, string Detail, double Base);
