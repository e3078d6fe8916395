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
    private const int StripBins = 90;

    public CompareView Build()
    {
        var columns = request.Regions.Select(Column).ToImmutableArray();
        var first = rows[request.Regions[0]];
        var buckets = series[request.Regions[0]];
        return new(request, columns, [.. CompareMeasures.Of(request, catalogue.Snapshot.Settings.OnTimeTarget, words).Select(Measure)],
            [.. Enumerable.Range(0, buckets.Starts.Length).Select(i => BucketChart.Label(buckets, i))],
            CompareScale.Of(columns.SelectMany(c => c.Bars).Select(bar => bar ?? 0).Append(0)).To,
            first.Window.From, first.Window.To, rows.Values.Count(IsPeer),
            [.. rows.Values.Where(row => IsPeer(row) && !request.Regions.Contains(row.Code)).OrderBy(row => row.Name, StringComparer.Ordinal).Select(row => new RegionLink(row.Code, RegionPlace.RowName(row.Name)))]);
    }

    private static bool IsPeer(RegionSummary row) => row.Reporting.Expected > 0;

    private CompareColumn Column(RegionCode code, int index)
    {
        var (row, satisfaction) = (rows[code], month.GetValueOrDefault(code, rows[code]).Satisfaction);
        var parent = code.Parent is { } above && register.TryFind(above, out var region) ? region.Name : "";
        var people = row.Population.Reporting is { } stated ? words["Head.Stated", Figures.Count(stated)].Value : words["Map.NoPeople"].Value;
        return new((char)('A' + index), code, RegionPlace.RowName(row.Name), $"{parent} · {people}", Bars(code, row),
            [.. ElementNames.Select(name => (name, satisfaction.Elements.GetValueOrDefault(name)?.Mean))], satisfaction.Respondents >= SatisfactionRules.FewestJudged,
            [.. row.Participation.ByActivity.Where(a => a.Activities > 0).Select(a => words["Compare.Activity", words["Activity." + a.Activity], Figures.Count(a.Activities), Figures.Count(a.Participants)].Value)],
            words["Compare.ComplaintsLine", Figures.Count(row.Complaints.Submitted), Figures.Count(row.Complaints.Open), Figures.Count(row.Complaints.Late)]);
    }

    /// <summary>On the same base as the headline, so that the bars add up to it.</summary>
    private ImmutableArray<double?> Bars(RegionCode code, RegionSummary row)
    {
        var (buckets, basis) = (series[code], CompareMeasures.BaseOf(row, request));
        var families = buckets.ByFamily.Where(pair => request is not { PerVillage: false, AreVillages: true } || pair.Key == "administrasi").Select(pair => pair.Value).ToArray();
        return [.. Enumerable.Range(0, buckets.Starts.Length).Select(i => families.Any(f => i < f.Length && f[i] is not null) && basis > 0 ? families.Sum(f => i < f.Length ? f[i] ?? 0 : 0) / basis : (double?)null)];
    }

    private CompareMeasure Measure(CompareKind kind)
    {
        var read = rows.Values.Where(row => IsPeer(row) || request.Regions.Contains(row.Code))
            .Select(row => (row.Code, Reading: kind.Read(row, month.GetValueOrDefault(row.Code, row)))).Where(peer => peer.Reading.Value is not null).OrderBy(peer => peer.Code).ToArray();
        var spread = Distribution.Of(read.Where(peer => peer.Reading.Enough).Select(peer => peer.Reading.Value!.Value));
        var scale = CompareScale.Of(read.Select(peer => peer.Reading.Value!.Value).Concat(kind.Target is { } target ? [target] : []), kind.Most);
        return new(kind.Key, kind.Label, kind.Note, scale, (kind.Text(scale.From), kind.Text(scale.To)), spread,
            spread is null ? words["Standing.TooFew"] : words["Compare.Spread", kind.Text(spread.Median), kind.Text(spread.LowerQuarter), kind.Text(spread.UpperQuarter)],
            kind.Target, [.. request.Regions.Select(code => Cell(kind, kind.Read(rows[code], month.GetValueOrDefault(code, rows[code])), scale, spread))], Strip(read, scale));
    }

    private CompareCell Cell(CompareKind kind, CompareReading reading, CompareScale scale, Distribution? spread)
    {
        if (reading.Value is not { } value)
        {
            return new(Figures.None, reading.Base > 0 ? words["Report.none"] : words["Map.NoPeople"], null, false, null, "", Standing.Unknown);
        }

        var standing = !reading.Enough ? Standing.TooFew : spread is null ? Standing.Unknown : kind.Against(reading, spread.Median);
        var difference = standing switch
        {
            Standing.TooFew => words["Standing.TooFew"].Value,
            Standing.WithinNoise => words["Compare.WithinNoise"],
            _ when spread is not null => words[value < spread.Median ? "Compare.Below" : "Compare.Above", DistanceOf(kind, value, spread.Median)],
            _ => "",
        };
        return new(kind.Text(value), reading.Detail, scale.Share(value), reading.Enough,
            kind.Key == "satisfaction" ? SatisfactionRules.Letter((decimal)value, reading.N) : null, difference, standing);
    }

    /// <summary>Shares differ by percentage points.</summary>
    private string DistanceOf(CompareKind kind, double value, double median) =>
        kind.Key == "onTime" ? words["Kpi.Points", Figures.Number((decimal)Math.Abs(value - median) * 100, 1)] : kind.Text(Math.Abs(value - median));

    /// <summary>Dots that would hide each other stand above and below in turn.</summary>
    private ImmutableArray<StripDot> Strip(IEnumerable<(RegionCode Code, CompareReading Reading)> peers, CompareScale scale)
    {
        var taken = new Dictionary<int, int>();
        return [.. peers.Select(peer =>
        {
            var at = scale.Share(peer.Reading.Value!.Value);
            var bin = (int)(at * StripBins);
            var place = taken[bin] = taken.GetValueOrDefault(bin) + 1;
            var column = request.Regions.IndexOf(peer.Code);
            return new StripDot((bin + 0.5) / (StripBins + 1), place / 2 * (place % 2 == 0 ? 1 : -1), peer.Reading.Enough, column < 0 ? null : (char)('A' + column));
        })];
    }

    private static readonly string[] ElementNames = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana", "pengaduan"];
}
