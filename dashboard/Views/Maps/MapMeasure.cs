using System.Collections.Immutable;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views.Maps;

/// <summary>What a map can be coloured by, with five classes whose breaks are fixed: a colour means the same all day.</summary>
/// <param name="Key">In the address and in the names of texts.</param>
/// <param name="Breaks">Four, by window and by whether the regions are villages.</param>
/// <param name="Read">The value of a region in the chosen window and of 30 days.</param>
/// <param name="Text">How a value is written.</param>
/// <param name="Break">How a break is written.</param>
public sealed record MapMeasure(
    string Key,
    Func<string, bool, ImmutableArray<double>> Breaks,
    Func<RegionSummary, RegionSummary, MapReading> Read,
    Func<double, string> Text,
    Func<double, string> Break)
{
    private const int FewestAnswers = 30;

    public static readonly MapMeasure Services = new("layanan", ServiceBreaks, (shown, _) => PerThousand(shown), value => Figures.Number((decimal)value, value < 10 ? 2 : 1), value => Figures.Exact((decimal)value));

    public static readonly MapMeasure OnTime = new("tepat-waktu", (_, _) => [0.85, 0.9, 0.93, 0.96],
        (shown, _) => new(shown.Services.OnTime, shown.Services.Timed, Enough: shown.Services.Timed >= Fairness.LeastToJudge), value => Figures.Percent(value), value => Figures.Percent(value, 0));

    public static readonly MapMeasure Satisfaction = new("kepuasan", (_, _) => [76.61, 80, 84, 88.31],
        (_, month) => new((double?)month.Satisfaction.Index, month.Satisfaction.Respondents, Enough: month.Satisfaction.Respondents >= FewestAnswers), value => Figures.Number((decimal)value, 2), value => Figures.Exact((decimal)value));

    public static readonly MapMeasure Reporting = new("melapor", (_, _) => [0.8, 0.9, 0.95, 1],
        (shown, _) => new(shown.Reporting.Expected > 0 ? (double)(shown.Reporting.ReportedToday + shown.Reporting.NilToday) / shown.Reporting.Expected : null, shown.Reporting.Expected, Enough: true), value => Figures.Percent(value), value => Figures.Percent(value, 0));

    public static readonly ImmutableArray<MapMeasure> All = [Services, OnTime, Satisfaction, Reporting];

    /// <summary>What an address asks for; services when it asks for none, or for one that does not exist.</summary>
    public static MapMeasure Of(string? asked) => All.FirstOrDefault(measure => measure.Key == asked) ?? Services;

    /// <summary>From 1 to 5, judged as it is written: what reads as a break stands above it.</summary>
    public static int ClassOf(double value, ImmutableArray<double> breaks) => 1 + breaks.Count(from => Math.Round(value, 4) >= from);

    /// <summary>Per head: of a village only letters, as customers of agents come from elsewhere.</summary>
    private static MapReading PerThousand(RegionSummary row)
    {
        var counted = row.Code.IsVillage ? row.Services.ByService.Where(s => s.Family == "administrasi").Sum(s => s.Completed) : row.Services.Completed;
        return new(row.Population.Reporting is > 0 and var people ? counted * 1000.0 / people : null, counted, Enough: row.Population.Reporting > 0);
    }

    private static ImmutableArray<double> ServiceBreaks(string window, bool villages) => (window, villages) switch
    {
        (WindowNames.Today, false) => [1, 2, 2.5, 3],
        ("7d", false) => [15, 18, 21, 25],
        (WindowNames.Month, false) => [60, 75, 90, 110],
        ("year", false) => [300, 600, 900, 1200],
        (_, false) => [30, 60, 90, 120],
        (WindowNames.Today, true) => [0.25, 0.5, 1, 2],
        ("7d", true) => [2, 3, 5, 8],
        (WindowNames.Month, true) => [9, 12, 15, 20],
        ("year", true) => [100, 150, 200, 300],
        (_, true) => [5, 10, 15, 20],
    };
}

/// <summary>What was read of a region.</summary>
/// <param name="Value">The value, where there is one.</param>
/// <param name="N">Of how many cases.</param>
/// <param name="Enough">Whether they are enough to be judged.</param>
public readonly record struct MapReading(double? Value, long N, bool Enough);
