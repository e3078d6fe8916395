using System.Collections.Immutable;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Charts;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Briefing;

/// <summary>Makes a briefing from days and rows. Pure. Nobody is ranked: rows stand in the order of the register, and only what chance does not explain is named.</summary>
internal sealed class BriefingBuilder(RegionPlace place, BriefingWeek week, CatalogueIndex catalogue, RegionRegister register)
{
    public BriefingView Build(BriefingData data)
    {
        var completed = data.Series("completed");
        BriefingRow[] children = [.. data.Children.Select(child => Row(RegionPlace.RowName(child.Name), child.Code, WeekSeries.Of(DaysOf(child, data.AsOf))))];
        RegionSummary[] expected = [.. data.Children.Where(child => child.Reporting.Expected > 0)];
        return new(
            place, week, data.AsOf,
            [Count("completed", completed), OnTime(data), Count("submitted", data.Series("submitted")), Count("participants", data.Series("participants")), Count("complaints", data.Series("complaints")), Count("complaintsEnded", data.Series("complaintsEnded"))],
            completed.Week,
            [.. BucketChart.Families(catalogue).Select(family => Row(family.Name.Shown(), null, data.Family(family.Code)))],
            place.Region.Level == RegionLevel.Provinsi ? [.. children] : [],
            [.. expected.Where(child => WeekSeries.Of(DaysOf(child, data.AsOf)).Sum is null).Select(child => new RegionLink(child.Code, Named(child.Code, child.Name)))],
            [.. children.Where(row => row.Standing == Standing.Below && row.Completed is not null).Select(row => row with { Name = Named(row.Region!.Value, row.Name) })],
            expected.Length);
    }

    /// <summary>Of what a row holds, the five weeks: its days end yesterday.</summary>
    private IEnumerable<long?> DaysOf(RegionSummary child, DateTimeOffset asOf)
    {
        var spark = child.Spark ?? [];
        var first = Aggregates.Wib.DayOf(asOf).AddDays(-spark.Length);
        return spark.Skip(Math.Max(0, week.From.DayNumber - first.DayNumber)).Take(week.End.DayNumber - week.From.DayNumber);
    }

    private string Named(RegionCode code, string name) =>
        code.IsVillage && register.TryFind(code.Kecamatan, out var kecamatan) ? $"{RegionPlace.RowName(name)} ({kecamatan.Name})" : RegionPlace.RowName(name);

    private static BriefingFigure Count(string key, WeekSeries series) => new(
        key, Figures.Count((long?)series.Sum), series.Usual is { } usual ? Figures.Number(usual, 0) : null, Against(series));

    /// <summary>A share is put together from its days: kept ÷ timed, not a mean of shares.</summary>
    private static BriefingFigure OnTime(BriefingData data)
    {
        var (timed, shares) = (data.Series("timed"), data.Series("onTime"));
        var kept = new WeekSeries([.. timed.Days.Zip(shares.Days, (n, share) => n is null ? null : n * (share ?? 0))]);
        var (share, usual) = (Share(kept.Sum, timed.Sum), Share(kept.Usual, timed.Usual));
        var standing = share is { } now && usual is { } before ? Judgement.Shares(now, (long)timed.Sum!, before, (long)timed.Usual!) : Standing.Unknown;
        return new("onTime", Figures.Percent(share), usual is null ? null : Figures.Percent(usual), standing);
    }

    private static double? Share(decimal? part, decimal? whole) => whole is > 0 && part is { } known ? Math.Min(1, (double)(known / whole.Value)) : null;

    private static BriefingRow Row(string name, RegionCode? region, WeekSeries series) => new(name, region, series.Sum, series.Usual, Against(series));

    private static Standing Against(WeekSeries series) => series is { Sum: { } sum, Usual: { } usual } ? Judgement.AgainstUsual((long)sum, (double)usual) : Standing.Unknown;
}

/// <summary>What a briefing is made of.</summary>
internal sealed record BriefingData(
    DateTimeOffset AsOf, IReadOnlyDictionary<string, WeekSeries> Measures, IReadOnlyDictionary<string, WeekSeries> Families, ImmutableArray<RegionSummary> Children)
{
    public WeekSeries Series(string measure) => Measures.GetValueOrDefault(measure) ?? WeekSeries.None;

    public WeekSeries Family(string family) => Families.GetValueOrDefault(family) ?? WeekSeries.None;
}
