using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>Derives what people see from a region's cells: pure, one a catalogue version. The same for a village and a province.</summary>
/// <param name="officialPeople">Dukcapil's number of people of a region.</param>
public sealed class SummaryBuilder(RegionRegister register, CatalogueIndex catalogue, Func<RegionCode, long?>? officialPeople = null)
{
    private readonly (ShownServices All, ShownServices BelowKabupaten) _services = ShownServices.Of(catalogue);
    private readonly PopulationFigures _population = new(register, officialPeople ?? (static _ => null));

    public CatalogueIndex Catalogue => catalogue;

    /// <summary>The full summary; <see langword="null"/> when the window is unknown.</summary>
    /// <exception cref="InvalidOperationException">The window reaches days of the daily projection that were not read.</exception>
    public RegionSummary? Full(SummaryInput input, string window) =>
        Read(input, window) is { } reading
            ? Summary(reading) with
            {
                Durations = DurationFigures.Of(reading),
                Compare = CompareFigures.Of(reading),
                Usual = reading.Window.Kind == WindowKind.Today ? UsualFigures.Of(reading) : null,
            }
            : null;

    /// <summary>A row of a table: without durations, compare and usual; <see langword="null"/> when the window is unknown.</summary>
    /// <param name="sparkDays">Full days of completed services, ending yesterday; 0 = none.</param>
    /// <exception cref="InvalidOperationException">The window reaches days of the daily projection that were not read.</exception>
    public RegionSummary? Row(SummaryInput input, string window, int sparkDays) =>
        Read(input, window) is { } reading
            ? Summary(reading) with { Kecamatan = KecamatanOf(input.Region.Code), Spark = SparkFigures.Of(reading, sparkDays) }
            : null;

    /// <summary>A series; <see langword="null"/> when measure, service or bucket is unknown, or the days are out of reach.</summary>
    public ImmutableArray<SeriesPoint>? Series(SummaryInput input, SeriesRequest request) =>
        SeriesMeasure.Parse(request, ServicesAt(input.Region.Level)) is { } measure ? SeriesFigures.Of(input, request, measure) : null;

    /// <summary>The days that a window, or its comparison, takes from the daily projection: mostly none.</summary>
    public ImmutableArray<DayRange> NeededDays(RegionCode region, string window, DateTimeOffset now)
    {
        if (FigureWindow.Parse(window, region, now, catalogue) is not { } parsed)
        {
            return [];
        }

        var needed = WindowPlan.For(parsed.Days, parsed.Today).Stored;
        return parsed.Comparison is { } compared ? needed.AddRange(NeededBefore(parsed, compared)) : needed;
    }

    /// <summary>Full days end a day earlier, mostly among what is needed anyway; but a month cut short is read by its days.</summary>
    private static ImmutableArray<DayRange> NeededBefore(FigureWindow window, DayRange before)
    {
        var whole = WindowPlan.For(before, window.Today).Stored;
        return window.Kind != WindowKind.Today && FullDaysFigures.Days(window, before) is { } days
            ? [.. whole, .. WindowPlan.For(days.Before, window.Today).Stored.Where(part => !whole.Any(range => range.From <= part.From && part.To <= range.To))]
            : whole;
    }

    /// <summary>The days that a series takes from the daily projection: mostly none.</summary>
    public static ImmutableArray<DayRange> NeededDays(SeriesRequest request, DateTimeOffset now) =>
        SeriesFigures.NeededDays(request, Wib.DayOf(now)) is { IsEmpty: false } days ? [days] : [];

    private FigureReading? Read(SummaryInput input, string window) =>
        FigureWindow.Parse(window, input.Region.Code, input.Now, catalogue) is { } parsed
            ? new(input, parsed, catalogue, ServicesAt(input.Region.Level))
            : null;

    private RegionSummary Summary(FigureReading reading)
    {
        var figures = StatedFigures.Of(reading);
        return new(
            reading.Region.Code, reading.Region.Name, Codes.Of(reading.Region.Level), reading.Input.Version, reading.Input.Now.ToWib(),
            reading.Window.ToSummary(), ReportState.Of(reading.Totals),
            ServiceFigures.Of(reading), ServiceFigures.Complaints(reading), ParticipationFigures.Of(reading.Totals),
            ReachFigures.Of(reading), SatisfactionFigures.Of(reading), figures,
            ReportingFigures.Of(reading), ReportingFigures.Programme(reading.States),
            Durations: null, Compare: null, Usual: null, _population.Of(reading, figures));
    }

    private ShownServices ServicesAt(RegionLevel level) => ShownServices.IsBelowKabupaten(level) ? _services.BelowKabupaten : _services.All;

    private string? KecamatanOf(RegionCode code) => code.IsVillage && register.TryFind(code.Kecamatan, out var kecamatan) ? kecamatan.Name : null;
}
