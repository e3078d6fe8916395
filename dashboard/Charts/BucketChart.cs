using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Localization;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views;

namespace SmartVillage.Dashboard.Charts;

/// <summary>Completed services by hour (or day, or month) and family, against what is usual. Pure: view in, model out.</summary>
internal static class BucketChart
{
    /// <summary>Office hours are always shown, so that a quiet morning looks quiet and not zoomed.</summary>
    private const int FirstHour = 7, LastHour = 16;

    public static ChartModel Build(RegionView view, IStringLocalizer words)
    {
        var buckets = view.Buckets ?? new("hour", [], ImmutableSortedDictionary<string, ImmutableArray<long?>>.Empty);
        var usual = buckets.Bucket == "hour" && view.Today.Usual is { } typical && typical.Hours.Any(hour => hour > 0) ? typical.Hours : (ImmutableArray<double>?)null;
        var shown = buckets.Bucket == "hour" ? HoursShown(buckets, usual) : Enumerable.Range(0, buckets.Starts.Length).ToArray();
        var columns = Families(view.Catalogue).Where(family => buckets.ByFamily.ContainsKey(family.Code))
            .Select(family => new ChartSeries(family.Name.Shown(), ColorOf(family), [.. shown.Select(i => (double?)At(buckets.ByFamily[family.Code], i))]));
        var line = usual is { } hours ? new ChartSeries(words["Chart.Usual"], "--chart-typical", [.. shown.Select(i => i < hours.Length ? hours[i] : (double?)null)]) : null;
        return new("columns", [.. shown.Select(i => Label(buckets, i))], [.. columns], line, Running(view, buckets, words));
    }

    public static IEnumerable<ServiceFamily> Families(CatalogueIndex catalogue) => catalogue.Snapshot.Families.Where(f => !f.IsComplaint).OrderBy(f => f.Ordinal);

    /// <summary>The first four families have colours of their own, new ones take the next free tokens.</summary>
    public static string ColorOf(ServiceFamily family) => family.Code switch
    {
        "administrasi" or "perbankan" or "pajak" or "kpb" or "pengaduan" => "--fam-" + family.Code,
        _ => "--fam-" + (6 + (family.Ordinal % 3)).ToString(CultureInfo.InvariantCulture),
    };

    private static int[] HoursShown(BucketView buckets, ImmutableArray<double>? usual)
    {
        var active = Enumerable.Range(0, 24).Where(hour => buckets.ByFamily.Values.Any(values => At(values, hour) > 0) || (usual is { } u && hour < u.Length && u[hour] > 0)).ToArray();
        var (first, last) = active.Length == 0 ? (FirstHour, LastHour) : (Math.Min(FirstHour, active[0]), Math.Max(LastHour, active[^1]));
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private static long? At(ImmutableArray<long?> values, int index) => index < values.Length ? values[index] : null;

    public static string Label(BucketView buckets, int index) => buckets.Bucket switch
    {
        "hour" => index.ToString("00", CultureInfo.InvariantCulture),
        "day" => Figures.ShortDay(buckets.Starts[index]),
        _ => buckets.Starts[index].ToWib().ToString("MMM", CultureInfo.CurrentCulture),
    };

    private static ChartNote? Running(RegionView view, BucketView buckets, IStringLocalizer words) =>
        buckets.Bucket == "hour" && buckets.Starts.Length > 0
            ? new(view.ConfirmedAt.ToWib().Hour.ToString("00", CultureInfo.InvariantCulture), words["Chart.Until", Figures.Clock(view.ConfirmedAt).Replace(" WIB", "", StringComparison.Ordinal)])
            : null;
}
