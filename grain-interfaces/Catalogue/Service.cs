using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Catalogue;

/// <summary>A text that people read, Indonesian first.</summary>
/// <param name="Id">Bahasa Indonesia.</param>
/// <param name="En">English.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.LocalizedText")]
public sealed record LocalizedText([property: Id(0)] string Id, [property: Id(1)] string En);

/// <summary>A family of services (rumpun layanan).</summary>
/// <param name="Ordinal">Permanent number from 1; the order in which families are shown and coloured.</param>
/// <param name="Code">Code, the first part of its services' codes.</param>
/// <param name="Name">Display name.</param>
/// <param name="IsComplaint">Whether its requests are complaints, which are a family of their own and never added into "layanan selesai".</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.ServiceFamily")]
public sealed record ServiceFamily(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] string Code,
    [property: Id(2)] LocalizedText Name,
    [property: Id(3)] bool IsComplaint = false);

/// <summary>A service of the catalogue. A code is never reused; a retired service keeps its figures.</summary>
/// <param name="Ordinal">Permanent number from 1, given at registration; figures are kept under it.</param>
/// <param name="Code">Catalogue code, for example <c>pajak.pbb</c>.</param>
/// <param name="Family">Code of its family.</param>
/// <param name="Versions">Its versions, oldest first. A request is judged by the one in force when it was submitted.</param>
/// <param name="RetiredFrom">The instant from which events are refused.</param>
/// <param name="KabupatenOnly">Whether its figures are shown at kabupaten level and above only (allegations against officials).</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.Service")]
public sealed record Service(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] string Code,
    [property: Id(2)] string Family,
    [property: Id(3)] ImmutableArray<ServiceVersion> Versions,
    [property: Id(4)] DateTimeOffset? RetiredFrom = null,
    [property: Id(5)] bool KabupatenOnly = false)
{
    /// <summary>The version in force at <paramref name="instant"/>; <see langword="null"/> before the first.</summary>
    public ServiceVersion? VersionAt(DateTimeOffset instant)
    {
        for (var i = Versions.Length - 1; i >= 0; i--)
        {
            if (Versions[i].From <= instant)
            {
                return Versions[i];
            }
        }

        return null;
    }
}

/// <summary>What a service promises and measures from a date on.</summary>
/// <param name="From">From when it holds.</param>
/// <param name="Name">Display name.</param>
/// <param name="Agency">Code of the agency behind the service.</param>
/// <param name="ResponsibleUnit">The unit that answers for it in the village.</param>
/// <param name="Requirements">What a citizen must bring.</param>
/// <param name="Fee">Fee in whole rupiah; 0 = free of charge.</param>
/// <param name="Standard">Standard time where no decree of a region says otherwise; <see langword="null"/> = none.</param>
/// <param name="Measures">What its completed requests measure.</param>
/// <param name="Sources">Prefixes of the CloudEvents sources that count, <c>{village}</c> standing for the village's code; empty = all. Events of others are kept and shown as comparison, never added.</param>
/// <param name="SourceSystem">The system in which the service is carried out, to read.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.ServiceVersion")]
public sealed record ServiceVersion(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] LocalizedText Name,
    [property: Id(2)] string Agency,
    [property: Id(3)] LocalizedText ResponsibleUnit,
    [property: Id(4)] ImmutableArray<LocalizedText> Requirements,
    [property: Id(5)] long Fee,
    [property: Id(6)] StandardTime? Standard,
    [property: Id(7)] ImmutableArray<Measure> Measures,
    [property: Id(8)] ImmutableArray<string> Sources,
    [property: Id(9)] string? SourceSystem = null);

/// <summary>A measure of a service: a sum over its completed requests.</summary>
/// <param name="Ordinal">Permanent number in the service, 1-7; figures are kept under it.</param>
/// <param name="Code">Name in <c>data.measures</c>.</param>
/// <param name="Name">Display name.</param>
/// <param name="Unit"><c>IDR</c>, <c>kg</c>, <c>ha</c> or another unit, to read.</param>
/// <param name="Decimals">Decimals that a value may have; values are kept as integers scaled by them.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.Measure")]
public sealed record Measure(
    [property: Id(0)] int Ordinal,
    [property: Id(1)] string Code,
    [property: Id(2)] LocalizedText Name,
    [property: Id(3)] string Unit,
    [property: Id(4)] int Decimals = 0);

/// <summary>How long a service may take (Permendagri 2/2017: set by the village head).</summary>
/// <param name="Value">How many units.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Clock">The clock that runs.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.StandardTime")]
public sealed record StandardTime(
    [property: Id(0)] int Value,
    [property: Id(1)] StandardUnit Unit,
    [property: Id(2)] StandardClock Clock);

/// <summary>Unit of a <see cref="StandardTime"/>. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Catalogue.StandardUnit")]
public enum StandardUnit
{
    /// <summary>Minutes of the clock.</summary>
    Minute = 1,

    /// <summary>Hours of the clock.</summary>
    Hour = 2,

    /// <summary>Days of the clock.</summary>
    Day = 3,
}

/// <summary>Clock of a <see cref="StandardTime"/>. Values are persisted: never renumber.</summary>
[GenerateSerializer, Alias("SmartVillage.Catalogue.StandardClock")]
public enum StandardClock
{
    /// <summary>Runs always.</summary>
    Calendar = 1,

    /// <summary>Runs in the service hours of the region; a day of it is one day's service hours.</summary>
    Service = 2,

    /// <summary>Counts whole working days: due at the end of the n-th working day after the start.</summary>
    Workday = 3,
}

/// <summary>A standard time set by decree for a region.</summary>
/// <param name="Region">Where it holds; the most specific region that covers the village wins.</param>
/// <param name="Service">Catalogue code.</param>
/// <param name="From">From when it holds.</param>
/// <param name="Standard">The standard time.</param>
/// <param name="Decree">Number and date of the decree.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Catalogue.StandardDecree")]
public sealed record StandardDecree(
    [property: Id(0)] RegionCode Region,
    [property: Id(1)] string Service,
    [property: Id(2)] DateTimeOffset From,
    [property: Id(3)] StandardTime Standard,
    [property: Id(4)] string Decree);
