using System.Collections.Frozen;
using SmartVillage.Regions;

namespace SmartVillage.Catalogue;

/// <summary>A <see cref="CatalogueSnapshot"/> with its look-ups: immutable, one a process and version.</summary>
public sealed class CatalogueIndex
{
    private readonly FrozenDictionary<string, Service> _services;
    private readonly FrozenDictionary<int, Service> _servicesByOrdinal;
    private readonly FrozenDictionary<string, StatedFigure> _figures;
    private readonly FrozenDictionary<int, StatedFigure> _figuresByOrdinal;
    private readonly FrozenDictionary<string, ServiceFamily> _families;
    private readonly FrozenDictionary<string, NamedPeriod> _periods;
    private readonly FrozenSet<string> _complaintCategories;
    private readonly FrozenSet<DateOnly> _holidays;

    /// <summary>Builds the look-ups.</summary>
    public CatalogueIndex(CatalogueSnapshot snapshot)
    {
        Snapshot = snapshot;
        _services = snapshot.Services.ToFrozenDictionary(s => s.Code);
        _servicesByOrdinal = snapshot.Services.ToFrozenDictionary(s => s.Ordinal);
        _figures = snapshot.Figures.ToFrozenDictionary(f => f.Code);
        _figuresByOrdinal = snapshot.Figures.ToFrozenDictionary(f => f.Ordinal);
        _families = snapshot.Families.ToFrozenDictionary(f => f.Code);
        _periods = snapshot.Periods.ToFrozenDictionary(p => p.Code);
        _complaintCategories = snapshot.ComplaintCategories.Select(c => c.Code).ToFrozenSet();
        _holidays = snapshot.Calendar.Holidays.ToFrozenSet();
    }

    /// <summary>The catalogue itself.</summary>
    public CatalogueSnapshot Snapshot { get; }

    /// <summary>The service with a code.</summary>
    public Service? Service(string code) => _services.GetValueOrDefault(code);

    /// <summary>The service with an ordinal.</summary>
    public Service? Service(int ordinal) => _servicesByOrdinal.GetValueOrDefault(ordinal);

    /// <summary>The stated figure with a code.</summary>
    public StatedFigure? Figure(string code) => _figures.GetValueOrDefault(code);

    /// <summary>The stated figure with an ordinal.</summary>
    public StatedFigure? Figure(int ordinal) => _figuresByOrdinal.GetValueOrDefault(ordinal);

    /// <summary>The family with a code.</summary>
    public ServiceFamily Family(string code) => _families[code];

    /// <summary>Whether a service's requests are complaints.</summary>
    public bool IsComplaint(Service service) => _families[service.Family].IsComplaint;

    /// <summary>The named period with a code.</summary>
    public NamedPeriod? Period(string code) => _periods.GetValueOrDefault(code);

    /// <summary>Whether a complaint category is in the fixed list.</summary>
    public bool IsComplaintCategory(string code) => _complaintCategories.Contains(code);

    /// <summary>Whether a WIB day is in the holiday list.</summary>
    public bool IsHoliday(DateOnly day) => _holidays.Contains(day);

    /// <summary>The service hours that hold in a region on a day.</summary>
    public ServiceHours HoursOn(RegionCode region, DateOnly day)
    {
        ServiceHours? best = null;
        foreach (var hours in Snapshot.Calendar.ServiceHours)
        {
            if (hours.From <= day && (hours.Region is null || hours.Region.Value.Covers(region)) && (best is null || IsMoreSpecific(hours, best)))
            {
                best = hours;
            }
        }

        return best ?? throw new InvalidOperationException("The catalogue has no service hours that hold everywhere.");
    }

    /// <summary>The standard time of a service in a region for a request submitted at an instant; <see langword="null"/> = none.</summary>
    public StandardTime? StandardFor(Service service, RegionCode region, DateTimeOffset submitted)
    {
        StandardDecree? best = null;
        foreach (var decree in Snapshot.Standards)
        {
            if (decree.Service == service.Code && decree.From <= submitted && decree.Region.Covers(region)
                && (best is null || decree.Region > best.Region || (decree.Region == best.Region && decree.From >= best.From)))
            {
                best = decree;
            }
        }

        return best?.Standard ?? service.VersionAt(submitted)?.Standard;
    }

    /// <summary>Whether events of a source count for a service at an instant, or are comparison only.</summary>
    public static bool Counts(ServiceVersion version, string source, RegionCode village) =>
        version.Sources.IsEmpty || MatchesAny(version.Sources, source, village);

    /// <summary>Whether a source's statements of a figure count.</summary>
    public static bool Counts(StatedFigure figure, string source, RegionCode village) =>
        figure.Sources.IsEmpty || MatchesAny(figure.Sources, source, village);

    /// <summary>The ordinal of the agency that a source belongs to (longest prefix); 0 for none.</summary>
    public int AgencyOf(string source)
    {
        var (ordinal, length) = (0, -1);
        foreach (var agency in Snapshot.Agencies)
        {
            foreach (var prefix in agency.Sources)
            {
                if (prefix.Length > length && IsPrefix(prefix, source))
                {
                    (ordinal, length) = (agency.Ordinal, prefix.Length);
                }
            }
        }

        return ordinal;
    }

    private static bool IsMoreSpecific(ServiceHours candidate, ServiceHours best) =>
        (candidate.Region ?? default) > (best.Region ?? default)
        || (candidate.Region == best.Region && candidate.From >= best.From);

    private static bool MatchesAny(IEnumerable<string> prefixes, string source, RegionCode village)
    {
        foreach (var prefix in prefixes)
        {
            if (IsPrefix(prefix.Contains('{', StringComparison.Ordinal) ? prefix.Replace("{village}", village.ToString(), StringComparison.Ordinal) : prefix, source))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A prefix ends at a path boundary: <c>/bapenda</c> is a prefix of <c>/bapenda/x</c>, not of <c>/bapendax</c>.</summary>
    private static bool IsPrefix(string prefix, string source) =>
        source.StartsWith(prefix, StringComparison.Ordinal)
        && (source.Length == prefix.Length || prefix.EndsWith('/') || source[prefix.Length] is '/' or '?' or '#');
}
