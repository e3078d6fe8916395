using System.Collections.Immutable;
using System.Text.RegularExpressions;
using SmartVillage.Catalogue;

namespace SmartVillage.Grains.Catalogue;

/// <summary>What holds in every catalogue, and between one version of it and the next. Pure; answers sentences for whoever edits it.</summary>
internal static partial class CatalogueRules
{
    private const int MostDecimals = 6;

    private static readonly string[] WindowNames = ["today", "7d", "30d", "month", "year"];

    /// <summary>What is wrong with a catalogue by itself; nothing when it may be used.</summary>
    public static ImmutableArray<string> Check(CatalogueSnapshot catalogue) =>
    [
        .. Numbered("family", catalogue.Families.Select(f => (f.Ordinal, f.Code)), 4095),
        .. Numbered("service", catalogue.Services.Select(s => (s.Ordinal, s.Code)), 65535),
        .. Numbered("figure", catalogue.Figures.Select(f => (f.Ordinal, f.Code)), 65535),
        .. Numbered("agency", catalogue.Agencies.Select(a => (a.Ordinal, a.Code)), 511),
        .. Codes("complaint category", catalogue.ComplaintCategories.Select(c => c.Code)),
        .. Codes("period", catalogue.Periods.Select(p => p.Code)),
        .. catalogue.Services.SelectMany(service => CheckService(service, catalogue)),
        .. catalogue.Figures.Where(f => f.Decimals is < 0 or > MostDecimals || !Enum.IsDefined(f.Period)).Select(f => $"figure {f.Code}: decimals must be 0-{MostDecimals} and the period known."),
        .. catalogue.Agencies.SelectMany(a => Prefixes($"agency {a.Code}", a.Sources)),
        .. catalogue.Agencies.SelectMany(a => a.Sources).GroupBy(s => s).Where(g => g.Count() > 1).Select(g => $"source {g.Key}: belongs to two agencies."),
        .. catalogue.Standards.SelectMany(decree => CheckDecree(decree, catalogue)),
        .. CheckCalendar(catalogue),
        .. catalogue.Periods.Where(p => p.From >= p.To || WindowNames.Contains(p.Code)).Select(p => $"period {p.Code}: must end after it begins and not take the name of a window."),
        .. catalogue.Settings.OnTimeTarget is > 0 and <= 1 ? Array.Empty<string>() : ["settings: the target of the share on time must lie between 0 and 1."],
    ];

    /// <summary>What is wrong with replacing a catalogue by its successor: codes and ordinals stay, decimals too, for figures are kept under them.</summary>
    public static ImmutableArray<string> CheckSuccessor(CatalogueSnapshot old, CatalogueSnapshot next) =>
    [
        .. next.Version > old.Version ? Array.Empty<string>() : [$"version {next.Version}: must be greater than {old.Version}."],
        .. Kept("family", old.Families.Select(f => (f.Ordinal, f.Code)), next.Families.Select(f => (f.Ordinal, f.Code))),
        .. Kept("service", old.Services.Select(s => (s.Ordinal, s.Code)), next.Services.Select(s => (s.Ordinal, s.Code))),
        .. Kept("agency", old.Agencies.Select(a => (a.Ordinal, a.Code)), next.Agencies.Select(a => (a.Ordinal, a.Code))),
        .. Kept("figure", old.Figures.Select(f => (f.Ordinal, (f.Code, f.Decimals, f.Period))), next.Figures.Select(f => (f.Ordinal, (f.Code, f.Decimals, f.Period)))),
        .. Kept("measure", old.Services.SelectMany(Measures), next.Services.SelectMany(Measures)),
    ];

    private static IEnumerable<string> CheckService(Service service, CatalogueSnapshot catalogue)
    {
        var name = $"service {service.Code}";
        if (catalogue.Families.All(f => f.Code != service.Family))
        {
            yield return $"{name}: the family {service.Family} is unknown.";
        }

        if (service.Versions.IsDefaultOrEmpty || service.Versions.Zip(service.Versions.Skip(1)).Any(pair => pair.First.From >= pair.Second.From))
        {
            yield return $"{name}: needs versions, each later than the one before.";
            yield break;
        }

        foreach (var problem in Measures(service).GroupBy(m => m.Ordinal).Where(g => g.Distinct().Count() > 1).Select(g => $"{name}: the measure {g.Key.Measure} changes its code, unit or decimals between versions."))
        {
            yield return problem;
        }

        foreach (var problem in service.Versions.SelectMany(version => CheckVersion(name, version, catalogue)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> CheckVersion(string name, ServiceVersion version, CatalogueSnapshot catalogue)
    {
        if (catalogue.Agencies.All(a => a.Code != version.Agency))
        {
            yield return $"{name}: the agency {version.Agency} is unknown.";
        }

        if (version.Fee < 0 || string.IsNullOrWhiteSpace(version.Name.Id) || string.IsNullOrWhiteSpace(version.Name.En))
        {
            yield return $"{name}: needs a name in both languages and a fee of 0 or more.";
        }

        if (version.Measures.Any(m => m.Ordinal is < 1 or > 7 || m.Decimals is < 0 or > MostDecimals || !Code().IsMatch(m.Code))
            || version.Measures.DistinctBy(m => m.Ordinal).Count() < version.Measures.Length
            || version.Measures.DistinctBy(m => m.Code).Count() < version.Measures.Length)
        {
            yield return $"{name}: measures need distinct codes, distinct ordinals of 1-7 and decimals of 0-{MostDecimals}.";
        }

        foreach (var problem in Standard(name, version.Standard).Concat(Prefixes(name, version.Sources)))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> CheckDecree(StandardDecree decree, CatalogueSnapshot catalogue)
    {
        if (catalogue.Services.All(s => s.Code != decree.Service) || string.IsNullOrWhiteSpace(decree.Decree))
        {
            yield return $"standard of {decree.Service} in {decree.Region}: needs a service of the catalogue and the decree's number and date.";
        }

        foreach (var problem in Standard($"standard of {decree.Service} in {decree.Region}", decree.Standard))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> CheckCalendar(CatalogueSnapshot catalogue)
    {
        var (holidays, hours) = (catalogue.Calendar.Holidays, catalogue.Calendar.ServiceHours);
        if (holidays.Zip(holidays.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            yield return "holidays: must be sorted, each day once.";
        }

        if (!hours.Any(h => h.Region is null && h.From <= catalogue.Settings.OldestAccepted))
        {
            yield return "service hours: one entry must hold everywhere from the oldest accepted day on.";
        }

        if (hours.Any(h => h.Opens >= h.Closes || h.Days.IsDefaultOrEmpty || h.Days.Distinct().Count() < h.Days.Length))
        {
            yield return "service hours: offices close after they open, on at least one day of the week, each named once.";
        }
    }

    private static IEnumerable<string> Standard(string name, StandardTime? standard)
    {
        if (standard is null)
        {
            yield break;
        }

        if (standard.Value is < 1 or > 10_000 || !Enum.IsDefined(standard.Unit) || !Enum.IsDefined(standard.Clock))
        {
            yield return $"{name}: a standard time is 1-10,000 minutes, hours or days of a known clock.";
        }
        else if (standard.Clock == StandardClock.Workday && standard.Unit != StandardUnit.Day)
        {
            yield return $"{name}: the clock of working days counts days.";
        }
    }

    private static IEnumerable<string> Prefixes(string name, ImmutableArray<string> sources) =>
        sources.Where(s => s.Length is < 2 or > 256 || s[0] != '/').Select(s => $"{name}: the source prefix '{s}' must begin with a slash and have 2-256 characters.");

    private static IEnumerable<string> Numbered(string kind, IEnumerable<(int Ordinal, string Code)> entries, int most)
    {
        var all = entries.ToArray();
        return Codes(kind, all.Select(e => e.Code))
            .Concat(all.Where(e => e.Ordinal < 1 || e.Ordinal > most).Select(e => $"{kind} {e.Code}: the ordinal must be 1-{most}."))
            .Concat(all.GroupBy(e => e.Ordinal).Where(g => g.Count() > 1).Select(g => $"{kind} {string.Join(", ", g.Select(e => e.Code))}: share the ordinal {g.Key}."));
    }

    private static IEnumerable<string> Codes(string kind, IEnumerable<string> codes)
    {
        var all = codes.ToArray();
        return all.Where(c => c.Length > 64 || !Code().IsMatch(c)).Select(c => $"{kind} '{c}': a code has lower-case letters, digits, hyphens and dots, at most 64.")
            .Concat(all.GroupBy(c => c).Where(g => g.Count() > 1).Select(g => $"{kind} {g.Key}: stands twice."));
    }

    private static IEnumerable<string> Kept<TKey, TValue>(string kind, IEnumerable<(TKey Ordinal, TValue Value)> old, IEnumerable<(TKey Ordinal, TValue Value)> next)
        where TKey : notnull
    {
        var entries = next.Distinct().ToLookup(e => e.Ordinal, e => e.Value);
        return old.Distinct().Where(e => !entries[e.Ordinal].Contains(e.Value)).Select(e => $"{kind} {e.Ordinal} {e.Value}: must stay as it was; retire it instead.");
    }

    private static IEnumerable<((int Service, int Measure) Ordinal, (string Code, string Unit, int Decimals) Value)> Measures(Service service) =>
        service.Versions.SelectMany(v => v.Measures).Select(m => ((service.Ordinal, m.Ordinal), (m.Code, m.Unit, m.Decimals)));

    [GeneratedRegex(@"^[a-z0-9]+([-.][a-z0-9]+)*$")]
    private static partial Regex Code();
}
