using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>People: what villages stated, of those the ones expected to report, and the official number.</summary>
internal sealed class PopulationFigures(RegionRegister register, Func<RegionCode, long?> official)
{
    public const string FigureCode = "penduduk";

    public PopulationSummary Of(FigureReading reading, ImmutableArray<FigureSummary> figures)
    {
        var officialPeople = official(reading.Region.Code);
        if (reading.Catalogue.Figure(FigureCode) is not { } figure || figures.FirstOrDefault(f => f.Figure == FigureCode) is not { } newest)
        {
            return new(null, null, officialPeople);
        }

        var stated = reading.States[Series.Figure(figure.Ordinal, FigureMetric.Newest)];
        return new(
            stated, reading.States[Series.Figure(figure.Ordinal, FigureMetric.Value)], officialPeople,
            Differs(stated, officialPeople) && newest.Villages == register.VillagesOf(reading.Region.Code).Count());
    }

    /// <summary>More than 10 % of the official number away, in integers.</summary>
    public static bool Differs(long stated, long? official) => official is { } people && Math.Abs(stated - people) * 10 > people;
}
