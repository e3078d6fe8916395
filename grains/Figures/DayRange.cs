using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Figures;

/// <summary>WIB days: from ≤ day &lt; to.</summary>
public readonly record struct DayRange(DateOnly From, DateOnly To)
{
    public int Count => Math.Max(0, To.DayNumber - From.DayNumber);

    public bool IsEmpty => To <= From;

    public int FirstNumber => Wib.DayNumber(From);

    public int EndNumber => Wib.DayNumber(To);

    public bool Contains(DateOnly day) => From <= day && day < To;
}
