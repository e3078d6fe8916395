using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Catalogue;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Attention;

/// <summary>
/// What needs attention, the most harmful first: a deadline passed or near, a drop beyond the region's own noise, requests past their
/// standard, silence, reports missing at this time, a target missed beyond chance. Pure.
/// </summary>
public sealed class AttentionFinder
{
    private const int MostPlaces = 3;

    /// <summary>Where all have always reported by now, one that has not is something.</summary>
    private const double LeastVariance = 1.0 / 16;

    private readonly CatalogueIndex _catalogue;
    private readonly (ShownServices All, ShownServices BelowKabupaten) _services;
    private readonly FamilyCounts _counts;

    public AttentionFinder(CatalogueIndex catalogue) => (_catalogue, _services, _counts) = (catalogue, ShownServices.Of(catalogue), new(catalogue));

    public CatalogueIndex Catalogue => _catalogue;

    public ImmutableArray<AttentionFinding> Find(AttentionInput input) =>
    [
        .. Complaints(input, AttentionKind.ComplaintsLate, ComplaintMetric.Late, complaint => complaint.IsLate),
        .. Complaints(input, AttentionKind.ComplaintsDueSoon, ComplaintMetric.DueSoon, complaint => complaint.IsDueSoon),
        .. Drops(input),
        .. RequestsLate(input),
        .. Silent(input),
        .. NoReport(input),
        .. BelowTarget(input),
    ];

    /// <summary>On a Sunday or holiday less is done, and nothing is wrong.</summary>
    private bool IsUsual(DateOnly day) => day.DayOfWeek != DayOfWeek.Sunday && !_catalogue.IsHoliday(day);

    private ShownServices ServicesAt(RegionCode region) => ShownServices.IsBelowKabupaten(region.Level) ? _services.BelowKabupaten : _services.All;

    private IEnumerable<AttentionFinding> Complaints(AttentionInput input, AttentionKind kind, ComplaintMetric metric, Func<OpenComplaint, bool> isOne)
    {
        var services = ServicesAt(input.Region).Complaints;
        long CountOf(FigureStore figures) => services.Sum(s => figures[CellKey.Now(Series.Complaint(s.Ordinal, metric))]);
        if (CountOf(input.Figures) is > 0 and var count)
        {
            var first = input.Complaints.Where(isOne).MinBy(complaint => complaint.Deadline);
            yield return Of(input, kind, count, CountOf) with { Since = first?.Deadline, WorkMinutes = first?.WorkMinutes, Workdays = first?.Workdays };
        }
    }

    private IEnumerable<AttentionFinding> RequestsLate(AttentionInput input)
    {
        var services = ServicesAt(input.Region).Requests;
        long CountOf(FigureStore figures) => services.Sum(s => figures[CellKey.Now(Series.Service(s.Ordinal, ServiceMetric.Late))]);
        if (CountOf(input.Figures) is > 0 and var count)
        {
            yield return Of(input, AttentionKind.RequestsLate, count, CountOf);
        }
    }

    /// <summary>The whole first: where all of it fell, each family has too, and saying so five times says nothing.</summary>
    private IEnumerable<AttentionFinding> Drops(AttentionInput input)
    {
        var (today, clock) = (Wib.DayOf(input.Now), input.Now.ToWib().TimeOfDay);
        if (!IsUsual(today))
        {
            return [];
        }

        return input.Children.SelectMany(child => DropsOf(child.Code, child.Figures, today, clock))
            .OrderByDescending(found => (found.Usual!.Value - found.Count) / Math.Sqrt(found.Usual.Value)).ThenBy(found => found.Region);
    }

    private IEnumerable<AttentionFinding> DropsOf(RegionCode code, FigureStore figures, DateOnly today, TimeSpan clock)
    {
        // No report is not zero: who has not reported has not dropped.
        var days = !ReportState.IsKnown(ReportState.OfDay(figures, Wib.DayNumber(today))) ? []
            : UsualFigures.KnownDays(figures, Wib.DayNumber(today)).Where(day => IsUsual(Wib.DayFromNumber(day))).ToArray();
        if (days.Length < RobustBaseline.LeastDays)
        {
            yield break;
        }

        var (now, before) = (_counts.Of(figures, Wib.DayNumber(today), TimeSpan.FromHours(24) - TimeSpan.FromTicks(1)), days.Select(day => _counts.Of(figures, day, clock)).ToArray());
        foreach (var family in before.SelectMany(day => day.Keys).Distinct().OrderBy(family => family, StringComparer.Ordinal))
        {
            var count = (long)Math.Round(now.GetValueOrDefault(family));
            if (RobustBaseline.Of([.. before.Select(day => day.GetValueOrDefault(family))]) is { } baseline && baseline.IsDrop(count))
            {
                yield return new(AttentionKind.Drop, code, count, [], Family: family.Length == 0 ? null : family, Usual: Math.Round(baseline.Median, 1), N: days.Length);
                if (family.Length == 0)
                {
                    yield break;
                }
            }
        }
    }

    private static IEnumerable<AttentionFinding> Silent(AttentionInput input)
    {
        static long CountOf(FigureStore figures) => figures[CellKey.Now(Series.Programme(ProgrammeMetric.Silent))];
        if (CountOf(input.Figures) is > 0 and var count)
        {
            var silent = input.Children.Where(child => child.Code.IsVillage && CountOf(child.Figures) > 0)
                .Select(child => (child.Code, At: child.Figures.Maximum(CellKey.Now(Series.Report(ReportMetric.LastEvent)))))
                .OrderByDescending(village => village.At).ThenBy(village => village.Code).ToArray();
            var found = Of(input, AttentionKind.Silent, count, CountOf);
            // The newest one is named: of the others it was told before.
            yield return silent.Length == 0 ? found : found with
            {
                Region = silent[0].Code,
                Since = silent[0].At > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(silent[0].At).ToWib() : null,
            };
        }
    }

    /// <summary>Only where more are missing than usual at this time, beyond chance: in the morning most have not sent yet.</summary>
    private IEnumerable<AttentionFinding> NoReport(AttentionInput input)
    {
        var (today, clock) = (Wib.DayOf(input.Now), input.Now.ToWib().TimeOfDay);
        var day = Wib.DayNumber(today);
        long MissingOf(FigureStore figures) => ExpectedOf(figures) - ReportedOf(figures, day);
        var (missing, expected) = (MissingOf(input.Figures), ExpectedOf(input.Figures));
        var before = UsualFigures.KnownDays(input.Figures, day).Where(known => IsUsual(Wib.DayFromNumber(known)))
            .Select(known => Math.Max(0, expected - DayHours.OfFirstEvents(input.Figures, known).UpTo(clock))).ToArray();
        if (missing <= 0 || !IsUsual(today) || before.Length < RobustBaseline.LeastDays)
        {
            yield break;
        }

        var usual = UsualFigures.Median(before);
        if (missing > usual + (RobustBaseline.Deviations * Math.Sqrt(Math.Max(LeastVariance, usual))))
        {
            yield return Of(input, AttentionKind.NoReport, missing, MissingOf) with { Usual = Math.Round(usual, 1), N = expected };
        }
    }

    private IEnumerable<AttentionFinding> BelowTarget(AttentionInput input)
    {
        var (day, target) = (Wib.DayNumber(input.Now), _catalogue.Snapshot.Settings.OnTimeTarget);
        foreach (var (code, figures) in input.Children)
        {
            var services = ServicesAt(code).Requests;
            long Sum(ServiceMetric metric) => services.Sum(s => figures[new(CellSpan.Day, day, Series.Service(s.Ordinal, metric))]);
            var timed = Sum(ServiceMetric.Timed);
            if (timed >= Fairness.LeastToJudge && Sum(ServiceMetric.OnTime) is var onTime && Fairness.Judge(onTime, timed, target) == TargetVerdict.BelowTarget)
            {
                yield return new(AttentionKind.BelowTarget, code, onTime, [], Share: Exact.Share(onTime, timed), Upper: Math.Round(Fairness.Wilson(onTime, timed).Upper, 4), N: timed);
            }
        }
    }

    private static long ExpectedOf(FigureStore figures) =>
        figures[CellKey.Now(Series.Programme(ProgrammeMetric.Connected))] + figures[CellKey.Now(Series.Programme(ProgrammeMetric.Active))] + figures[CellKey.Now(Series.Programme(ProgrammeMetric.Silent))];

    private static long ReportedOf(FigureStore figures, int day)
    {
        long Of(ReportMetric metric) => figures[new(CellSpan.Day, day, Series.Report(metric))];
        return Of(ReportMetric.Events) + Of(ReportMetric.Nil) + Of(ReportMetric.HeartbeatOnly);
    }

    /// <summary>One finding of what several children share: where most of it is. A village is its own only place, and needs none.</summary>
    private static AttentionFinding Of(AttentionInput input, AttentionKind kind, long count, Func<FigureStore, long> countOf) => new(
        kind, input.Region, count,
        input.Region.IsVillage ? [] :
        [
            .. input.Children.Select(child => new AttentionPlace(child.Code, countOf(child.Figures))).Where(place => place.Count > 0)
                .OrderByDescending(place => place.Count).ThenBy(place => place.Region).Take(MostPlaces),
        ]);
}
