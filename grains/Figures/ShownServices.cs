using System.Collections.Immutable;
using SmartVillage.Catalogue;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>The services of the catalogue that are shown at a level, in its order, with what is needed to read their cells.</summary>
internal sealed class ShownServices
{
    private readonly bool[] _requests;

    private ShownServices(ImmutableArray<ShownService> services)
    {
        Requests = [.. services.Where(s => !s.IsComplaint)];
        Complaints = [.. services.Where(s => s.IsComplaint)];
        _requests = new bool[Requests.Select(s => s.Ordinal).DefaultIfEmpty().Max() + 1];
        foreach (var service in Requests)
        {
            _requests[service.Ordinal] = true;
        }
    }

    public ImmutableArray<ShownService> Requests { get; }

    public ImmutableArray<ShownService> Complaints { get; }

    public bool IsRequest(int ordinal) => ordinal < _requests.Length && _requests[ordinal];

    /// <summary>Services restricted to kabupaten level are left out below it.</summary>
    public static (ShownServices All, ShownServices BelowKabupaten) Of(CatalogueIndex catalogue)
    {
        ImmutableArray<ShownService> all = [.. catalogue.Snapshot.Services.Select(s => ShownService.Of(s, catalogue.IsComplaint(s)))];
        return (new(all), new([.. all.Where(s => !s.KabupatenOnly)]));
    }

    public static bool IsBelowKabupaten(RegionLevel level) => level is RegionLevel.Kecamatan or RegionLevel.Desa or RegionLevel.Kelurahan;
}

internal sealed record ShownService(Service Service, bool IsComplaint, ImmutableArray<Measure> Measures)
{
    public int Ordinal => Service.Ordinal;

    public bool KabupatenOnly => Service.KabupatenOnly;

    /// <summary>A measure keeps its ordinal through all versions; its newest definition names it.</summary>
    public static ShownService Of(Service service, bool isComplaint) =>
        new(service, isComplaint, [.. service.Versions.Reverse().SelectMany(v => v.Measures).DistinctBy(m => m.Ordinal).OrderBy(m => m.Ordinal)]);

    public Measure? Measure(int ordinal)
    {
        foreach (var measure in Measures)
        {
            if (measure.Ordinal == ordinal)
            {
                return measure;
            }
        }

        return null;
    }
}
