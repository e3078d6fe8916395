using System.Collections.Immutable;
using System.ComponentModel;
using SmartVillage.Catalogue;

namespace SmartVillage.Silo.Figures;

/// <summary>A service as the catalogue has it now, with all its versions.</summary>
internal sealed record ServiceAnswer(
    string Code,
    string Family,
    LocalizedText Name,
    string Agency,
    LocalizedText ResponsibleUnit,
    ImmutableArray<LocalizedText> Requirements,
    [property: Description("Whole rupiah; 0 = free of charge.")] long Fee,
    StandardTime? Standard,
    ImmutableArray<MeasureAnswer> Measures,
    [property: Description("Prefixes of the sources that count; empty = all. {village} stands for the village's code.")] ImmutableArray<string> Sources,
    string? SourceSystem,
    DateTimeOffset From,
    DateTimeOffset? RetiredFrom,
    [property: Description("Shown at kabupaten level and above only.")] bool KabupatenOnly,
    [property: Description("All versions, the oldest first: a request is judged by the one in force when it was submitted.")] ImmutableArray<ServiceVersion> Versions)
{
    public static ServiceAnswer Of(Service service, DateTimeOffset now)
    {
        var version = service.VersionAt(now) ?? service.Versions[0];
        return new(
            service.Code,
            service.Family,
            version.Name,
            version.Agency,
            version.ResponsibleUnit,
            version.Requirements,
            version.Fee,
            version.Standard,
            [.. version.Measures.Select(m => new MeasureAnswer(m.Code, m.Name, m.Unit, m.Decimals))],
            version.Sources,
            version.SourceSystem,
            version.From,
            service.RetiredFrom,
            service.KabupatenOnly,
            service.Versions);
    }
}

/// <summary>What a service's completed requests measure.</summary>
internal sealed record MeasureAnswer(string Code, LocalizedText Name, string Unit, int Decimals);

/// <summary>An agency.</summary>
internal sealed record AgencyAnswer(string Code, LocalizedText Name, string Region, string RegionName, ImmutableArray<string> Sources);

/// <summary>A stated figure of the catalogue.</summary>
internal sealed record FigureAnswer(string Code, LocalizedText Name, string Unit, int Decimals, PeriodKind Period, ImmutableArray<string> Sources);
