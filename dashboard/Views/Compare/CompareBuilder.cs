using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Charts;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>Puts regions beside each other. Pure: rows and series in, model out.</summary>
/// <param name="request">What was asked.</param>
/// <param name="rows">All peers in the window.</param>
/// <param name="month">All peers in 30 days.</param>
/// <param name="series">Completed services by bucket of the compared regions.</param>
/// <param name="catalogue">Targets.</param>
/// <param name="register">Names.</param>
/// <param name="words">Texts.</param>
internal sealed class CompareBuilder(
    CompareRequest request,
    IReadOnlyDictionary<RegionCode, RegionSummary> rows,
    IReadOnlyDictionary<RegionCode, RegionSummary> month,
    IReadOnlyDictionary<RegionCode, BucketView> series,
    CatalogueIndex catalogue,
    RegionRegister register,
    IStringLocalizer words)
{
    /// <summary>Completed services of all peers together; <see langword="null"/> where they lie in several regions.</summary>
    public BucketView? Parent { get; init; }

    /// <summary>Per head villages are compared by letters alone: customers of agents come from elsewhere.</summary>
    private bool OnlyLetters => request is { PerVillage: false, AreVillages: true };

    private IEnumerable<RegionSummary> Peers => rows.Values.Where(MeasureBuilder.IsPeer);

    public CompareView Build()
    {
        var columns = request.Regions.Select(Column).ToImmutableArray();
        var first = rows[request.Regions[0]];
        var buckets = series[request.Regions[0]];
        var (families, whole) = (Families(), Whole(buckets));
        return new(request, columns, new MeasureBuilder(request, rows, month, catalogue, words).Build(),
            [.. Enumerable.Range(0, buckets.Starts.Length).Select(i => BucketChart.Label(buckets, i))],
            CompareScale.Of(columns.SelectMany(c => c.Bars).Concat(whole).Select(bar => bar ?? 0).Append(0)).To,
            first.Window.From, first.Window.To, Peers.Count(),
            [.. rows.Values.Where(row => MeasureBuilder.IsPeer(row) && !request.Regions.Contains(row.Code)).OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => new RegionLink(row.Code, RegionPlace.RowName(row.Name)))],
            families, CompareScale.Of(families.SelectMany(family => family.Values.Append(family.Median)).Select(value => value ?? 0).Append(0)).To, whole);
    }

    private CompareColumn Column(RegionCode code, int index)
    {
        var (row, satisfaction) = (rows[code], month.GetValueOrDefault(code, rows[code]).Satisfaction);
        var parent = code.Parent is { } above && register.TryFind(above, out var region) ? region.Name : "";
        var people = row.Population.Reporting is { } stated ? words["Head.Stated", Figures.Count(stated)].Value : words["Map.NoPeople"].Value;
        return new((char)('A' + index), code, RegionPlace.RowName(row.Name), $"{parent} · {people}", Bars(code, row),
            [.. ElementScale.Order.Select(name => (name, satisfaction.Elements.GetValueOrDefault(name)?.Mean))], satisfaction.Respondents >= SatisfactionRules.FewestJudged,
            [.. row.Participation.ByActivity.Where(a => a.Activities > 0).Select(a => words["Compare.Activity", words["Activity." + a.Activity], Figures.Count(a.Activities), Figures.Count(a.Participants)].Value)],
            words["Compare.ComplaintsLine", Figures.Count(row.Complaints.Submitted), Figures.Count(row.Complaints.Open), Figures.Count(row.Complaints.Late)]);
    }

    /// <summary>On the same base as the headline, so that the bars add up to it.</summary>
    private ImmutableArray<double?> Bars(RegionCode code, RegionSummary row)
    {
        var (buckets, basis) = (series[code], CompareMeasures.BaseOf(row, request));
        return Rates(buckets, buckets.Starts.Length, basis);
    }

    private ImmutableArray<double?> Rates(BucketView buckets, int count, double basis)
    {
        var families = buckets.ByFamily.Where(pair => !OnlyLetters || pair.Key == "administrasi").Select(pair => pair.Value).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => families.Any(f => i < f.Length && f[i] is not null) && basis > 0 ? families.Sum(f => i < f.Length ? f[i] ?? 0 : 0) / basis : (double?)null)];
    }

    /// <summary>All peers together, by what they stand on together.</summary>
    private ImmutableArray<double?> Whole(BucketView buckets) => Parent is null ? [] : Rates(Parent, buckets.Starts.Length, Peers.Sum(row => CompareMeasures.BaseOf(row, request)));

    private ImmutableArray<CompareFamily> Families() =>
    [
        .. BucketChart.Families(catalogue).Where(family => !OnlyLetters || family.Code == "administrasi").Select(family =>
        {
            double? Rate(RegionSummary row) => RegionView.IsKnown(row) && CompareMeasures.BaseOf(row, request) is > 0 and var basis
                ? row.Services.ByService.Where(service => service.Family == family.Code).Sum(service => service.Completed) / basis : null;
            return new CompareFamily(family.Code, family.Name.Shown(), BucketChart.ColorOf(family)["--fam-".Length..],
                Distribution.Of(Peers.Select(Rate).OfType<double>())?.Median, [.. request.Regions.Select(code => Rate(rows[code]))]);
        }),
    ];
}
