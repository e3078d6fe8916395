using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>Measures of peers on one scale each: how they are spread, and where the compared ones stand. Pure: rows in, model out.</summary>
/// <param name="request">What is compared; it may be nothing yet.</param>
/// <param name="rows">All peers in the window.</param>
/// <param name="month">All peers in 30 days.</param>
/// <param name="catalogue">Targets.</param>
/// <param name="words">Texts.</param>
internal sealed class MeasureBuilder(
    CompareRequest request, IReadOnlyDictionary<RegionCode, RegionSummary> rows, IReadOnlyDictionary<RegionCode, RegionSummary> month, CatalogueIndex catalogue, IStringLocalizer words)
{
    private const int StripBins = 90;

    public ImmutableArray<CompareMeasure> Build() => [.. CompareMeasures.Of(request, catalogue.Snapshot.Settings.OnTimeTarget, words).Select(Measure)];

    /// <summary>Only where something is expected is a dot missed.</summary>
    public static bool IsPeer(RegionSummary row) => row.Reporting.Expected > 0;

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
}
