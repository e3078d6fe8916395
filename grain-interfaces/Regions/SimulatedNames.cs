namespace SmartVillage.Regions;

/// <summary>
/// Names of villages while a simulation runs: no real village may be read together with an invented complaint, silence or low figure.
/// Codes and borders stay; the numbering runs through each kabupaten in the order of codes, so it is the same at every start.
/// </summary>
public static class SimulatedNames
{
    private const string Mark = "Simulasi ";

    /// <summary>The register with the names of all villages replaced: <c>Desa Simulasi 001</c>, <c>Kelurahan Simulasi 014</c>.</summary>
    public static RegionRegister Apply(RegionRegister register)
    {
        var numbers = new Dictionary<RegionCode, int>();
        var regions = new List<Region>(register.All.Length);
        foreach (var region in register.All)
        {
            if (!region.Code.IsVillage)
            {
                regions.Add(region);
                continue;
            }

            var number = numbers[region.Code.Kabupaten] = numbers.GetValueOrDefault(region.Code.Kabupaten) + 1;
            regions.Add(region with { Name = $"{region.Level} {Mark}{number:000}" });
        }

        return new(regions);
    }

    /// <summary>Whether a name is one of a simulation.</summary>
    public static bool IsSimulated(string name) => name.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The short form for narrow places: <c>Simulasi 014</c>; other names stay.</summary>
    public static string Shorten(string name) => name.IndexOf(Mark, StringComparison.Ordinal) is var at and > 0 ? name[at..] : name;
}
