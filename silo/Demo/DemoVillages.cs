using System.Collections.Immutable;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Demo;

/// <summary>Which villages take part, and what is drawn for each. Pure.</summary>
internal static class DemoVillages
{
    /// <summary>In this many villages there is room for silent ones.</summary>
    private const int LeastForSilence = 30;

    /// <summary>Of 46 villages one is a kelurahan, as soon as there are enough.</summary>
    private const int VillagesPerKelurahan = 46;

    /// <summary>
    /// The first are the prototypes; the others lie all over the register, the same ones at every start: only figures change with the seed.
    /// </summary>
    public static ImmutableArray<DemoVillage> Choose(RegionRegister register, IReadOnlyCollection<RegionCode> prototypes, int count, ulong seed)
    {
        var villages = register.Villages.Select(v => v.Code).ToList();
        var first = villages.Where(prototypes.Contains).Take(count).ToList();
        var desa = Spread(villages.Where(v => v.Level == RegionLevel.Desa && !first.Contains(v)));
        // Those of the kota before others, and of each kota one before a second.
        var kelurahan = Spread(villages.Where(v => v.Level == RegionLevel.Kelurahan && !first.Contains(v)))
            .GroupBy(v => v.Kabupaten)
            .SelectMany(g => g.Select((code, rank) => (Code: code, Order: g.Key.Level != RegionLevel.Kota ? 2 : Math.Min(rank, 1))))
            .OrderBy(v => v.Order).Select(v => v.Code).ToList();
        var wards = Math.Min(kelurahan.Count, count < LeastForSilence * 2 ? 0 : count / VillagesPerKelurahan);
        var rest = desa.Take(count - first.Count - wards).ToList();
        rest.AddRange(kelurahan.Take(count - first.Count - rest.Count));
        return [.. first.Concat(rest.Order()).Select((code, index) => Draw(code, index, index < first.Count, count, seed))];
    }

    /// <summary>What a village does on a WIB day.</summary>
    public static DemoDay DayOf(DemoVillage village, DateOnly day, DateOnly today, ulong seed)
    {
        switch (village.Kind)
        {
            case DemoVillageKind.Connected:
                return DemoDay.HeartbeatOnly;
            case DemoVillageKind.Silent or DemoVillageKind.SilentWithHeartbeat when day > today.AddDays(-village.SilentDays):
                return village.Kind == DemoVillageKind.Silent ? DemoDay.Nothing : DemoDay.HeartbeatOnly;
        }

        if (village.Prototype)
        {
            return DemoDay.Usual;
        }

        return DemoRandom.For(seed, 1, village.Index, day.DayNumber).Next() switch { < 0.012 => DemoDay.Nothing, < 0.024 => DemoDay.Nil, < 0.045 => DemoDay.HeartbeatOnly, _ => DemoDay.Usual };
    }

    private static DemoVillage Draw(RegionCode code, int index, bool prototype, int count, ulong seed)
    {
        var random = DemoRandom.For(seed, 2, index);
        var kind = prototype || count < LeastForSilence
            ? DemoVillageKind.Usual
            : random.Next() switch { < 0.015 => DemoVillageKind.Connected, < 0.025 => DemoVillageKind.Silent, < 0.03 => DemoVillageKind.SilentWithHeartbeat, _ => DemoVillageKind.Usual };
        return new(
            index, code, prototype, kind, random.Between(8, 25),
            random.LogNormal(1, 0.4), random.LogNormal(1, 0.2), Math.Clamp(3.42 + (0.12 * random.Normal()), 2.6, 3.9), (int)random.LogNormal(3000, 0.45));
    }

    /// <summary>In an order that jumps through the register and depends on the codes alone.</summary>
    private static List<RegionCode> Spread(IEnumerable<RegionCode> codes) =>
        [.. codes.OrderBy(c => DemoRandom.For(0, long.Parse(c.ToString().Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture)).NextBits())];
}
