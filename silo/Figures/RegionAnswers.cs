using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Figures;

/// <summary>A region in a list.</summary>
internal sealed record RegionAnswer(
    RegionCode Code,
    string Name,
    string Level,
    RegionCode? Parent,
    [property: Description("Name of the region above: names are no keys.")] string? ParentName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("Programme stage, where the list was asked for a stage or a parent; left out = belum terdata.")] string? Stage = null);

/// <summary>A region with what surrounds it.</summary>
internal sealed record RegionDetail(
    RegionCode Code,
    string Name,
    string Level,
    [property: Description("The regions above, the nearest first.")] ImmutableArray<RegionAnswer> Parents,
    [property: Description("What people call a region of this kind here: pekon, kampung, tiyuh, desa, …")] string LocalWord,
    [property: Description("The title of its head; people are never named.")] string Head,
    [property: Description("Programme stage of a village; null = belum terdata.")] string? Stage,
    bool Prototype,
    PopulationAnswer Population,
    string? BpsCode,
    double? Latitude,
    double? Longitude,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    RegionCode? Predecessor,
    [property: Description("How many regions one administrative level below, and how many villages.")] int Children,
    int Villages);

/// <summary>People of a region.</summary>
internal sealed record PopulationAnswer(
    [property: Description("Stated by villages; null where none stated it.")] long? Stated,
    [property: Description("Of stated, people of villages that are expected to report.")] long? Reporting,
    [property: Description("Dukcapil, kabupaten and above.")] long? Official);
