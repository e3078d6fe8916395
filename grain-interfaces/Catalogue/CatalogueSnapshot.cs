using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Catalogue;

/// <summary>The whole catalogue at one version: what every process reads on the way in and out.</summary>
/// <param name="Version">Rises with each change.</param>
/// <param name="Families">Families, in the order in which they are shown.</param>
/// <param name="Services">All services ever registered, retired ones included.</param>
/// <param name="Figures">Stated figures.</param>
/// <param name="Agencies">Agencies.</param>
/// <param name="Standards">Standard times set by decree.</param>
/// <param name="Calendar">Holidays and service hours.</param>
/// <param name="ComplaintCategories">The fixed list of complaint categories.</param>
/// <param name="Periods">Named periods, usable as windows.</param>
/// <param name="Settings">Settings that may change by decree.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.CatalogueSnapshot")]
public sealed record CatalogueSnapshot(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableArray<ServiceFamily> Families,
    [property: Id(2)] ImmutableArray<Service> Services,
    [property: Id(3)] ImmutableArray<StatedFigure> Figures,
    [property: Id(4)] ImmutableArray<Agency> Agencies,
    [property: Id(5)] ImmutableArray<StandardDecree> Standards,
    [property: Id(6)] WorkCalendar Calendar,
    [property: Id(7)] ImmutableArray<ComplaintCategory> ComplaintCategories,
    [property: Id(8)] ImmutableArray<NamedPeriod> Periods,
    [property: Id(9)] CatalogueSettings Settings);

/// <summary>A stated figure of the catalogue (a stock, stated by a producer for a period as of a date).</summary>
/// <param name="Ordinal">Permanent number from 1.</param>
/// <param name="Code">Catalogue code, for example <c>kpb.petani</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Unit">Unit, to read.</param>
/// <param name="Decimals">Decimals that a value may have.</param>
/// <param name="Period">Which periods it is stated for.</param>
/// <param name="Sources">Prefixes of the sources that count; empty = all.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.StatedFigure")]
public sealed record StatedFigure(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] string Code,
    [property: Id(2)] LocalizedText Name,
    [property: Id(3)] string Unit,
    [property: Id(4)] int Decimals,
    [property: Id(5)] PeriodKind Period,
    [property: Id(6)] ImmutableArray<string> Sources);

/// <summary>Kinds of periods of a stated figure. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Catalogue.PeriodKind")]
public enum PeriodKind
{
    /// <summary><c>2026</c>.</summary>
    Year = 1,

    /// <summary><c>2026-11</c>.</summary>
    Month = 2,

    /// <summary><c>2026-MT1</c> … <c>2026-MT3</c>: planting seasons.</summary>
    Season = 3,

    /// <summary><c>2026-S1</c>, <c>2026-S2</c>.</summary>
    Semester = 4,
}

/// <summary>An agency that provides services or states figures.</summary>
/// <param name="Ordinal">Permanent number, 1-511; comparisons are kept under it. 0 stands for sources of no known agency.</param>
/// <param name="Code">Code, for example <c>bapenda-18.04</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Region">The region it belongs to: each kabupaten has its own Bapenda.</param>
/// <param name="Sources">Prefixes of its systems' CloudEvents sources.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.Agency")]
public sealed record Agency(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] string Code,
    [property: Id(2)] LocalizedText Name,
    [property: Id(3)] RegionCode Region,
    [property: Id(4)] ImmutableArray<string> Sources);

/// <summary>A category of complaints; no free text is ever stored.</summary>
/// <param name="Code">Code in <c>data.category</c>.</param>
/// <param name="Name">Display name.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.ComplaintCategory")]
public sealed record ComplaintCategory([property: Id(0)] string Code, [property: Id(1)] LocalizedText Name);

/// <summary>A named period, usable as a window, for example the month of gotong royong (BBGRM) of a year and region.</summary>
/// <param name="Code">Name in <c>?window=</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Region">Where it holds.</param>
/// <param name="From">First WIB day.</param>
/// <param name="To">First WIB day after it.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.NamedPeriod")]
public sealed record NamedPeriod(
    [property: Id(0)] string Code,
    [property: Id(1)] LocalizedText Name,
    [property: Id(2)] RegionCode Region,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly To);

/// <summary>Settings of the programme.</summary>
/// <param name="OldestAccepted">The first WIB day from which events are accepted.</param>
/// <param name="ProgrammeName">Display name of the programme.</param>
/// <param name="OnTimeTarget">Target of the share finished on time, 0-1.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.CatalogueSettings")]
public sealed record CatalogueSettings(
    [property: Id(0)] DateOnly OldestAccepted,
    [property: Id(1)] LocalizedText ProgrammeName,
    [property: Id(2)] double OnTimeTarget);

/// <summary>The days and hours on which offices work.</summary>
/// <param name="Holidays">Holidays (WIB days), sorted.</param>
/// <param name="ServiceHours">Service hours by region; the most specific that covers the village wins.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.WorkCalendar")]
public sealed record WorkCalendar(
    [property: Id(0)] ImmutableArray<DateOnly> Holidays,
    [property: Id(1)] ImmutableArray<ServiceHours> ServiceHours);

/// <summary>When offices of a region are open, on working days that are no holidays.</summary>
/// <param name="Region">Where it holds; <see langword="null"/> = everywhere.</param>
/// <param name="From">From which WIB day it holds.</param>
/// <param name="Opens">Opening time, WIB.</param>
/// <param name="Closes">Closing time, WIB.</param>
/// <param name="Days">Working days of the week.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.ServiceHours")]
public sealed record ServiceHours(
    [property: Id(0)] RegionCode? Region,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] TimeOnly Opens,
    [property: Id(3)] TimeOnly Closes,
    [property: Id(4)] ImmutableArray<DayOfWeek> Days);
