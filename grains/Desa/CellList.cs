using SmartVillage.Aggregates;

namespace SmartVillage.Grains.Desa;

/// <summary>Collects the cells of one contribution: each count goes to its day and month, some to their hour too.</summary>
internal sealed class CellList
{
    private readonly List<Cell> _cells = [];

    public void ByDay(DateTimeOffset time, Series series, long value) => ByDay(Wib.DayOf(time), series, value);

    public void ByDay(DateOnly day, Series series, long value)
    {
        if (value != 0)
        {
            _cells.Add(new(new(CellSpan.Day, Wib.DayNumber(day), series), value));
            _cells.Add(new(new(CellSpan.Month, Wib.MonthNumber(day), series), value));
        }
    }

    public void ByHour(DateTimeOffset time, Series series, long value)
    {
        ByDay(time, series, value);
        if (value != 0)
        {
            _cells.Add(new(new(CellSpan.Hour, Wib.HourNumber(time), series), value));
        }
    }

    public CellVector ToVector() => CellVector.From(_cells);
}
