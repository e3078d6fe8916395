using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desk;

/// <summary>What a village's desk remembers of the journal, so that each look reads only what is new: today's steps, the newest entries.</summary>
public sealed class DeskMemory
{
    /// <summary>More than the ledger shows: surveys are left out of it, and a correction may name an entry a little further back.</summary>
    private const int Newest = 100;

    private readonly List<JournaledEvent> _today = [];
    private readonly List<JournaledEvent> _corrections = [];
    private readonly Queue<(JournalEntry Entry, JournaledEvent Event)> _newest = [];
    private DateOnly _day;

    /// <summary>Up to where the journal was read; 0 = nothing was.</summary>
    public long Seq { get; private set; }

    /// <summary>Steps of services that happened today, in sequence.</summary>
    public IReadOnlyList<JournaledEvent> Today => _today;

    public IReadOnlyList<JournaledEvent> Corrections => _corrections;

    /// <summary>In sequence.</summary>
    public IReadOnlyCollection<(JournalEntry Entry, JournaledEvent Event)> Entries => _newest;

    /// <summary>Yesterday's steps are no longer today's.</summary>
    public void BeginOn(DateOnly day)
    {
        if (day != _day)
        {
            _day = day;
            _today.RemoveAll(item => Wib.DayOf(item.Time) != day);
            _corrections.Clear();
        }
    }

    public void Add(JournalEntry entry)
    {
        var item = JournaledEvent.Decode(entry);
        Seq = entry.Seq;
        _newest.Enqueue((entry, item));
        if (_newest.Count > Newest)
        {
            _newest.Dequeue();
        }

        if (item.Corrects is not null)
        {
            _corrections.Add(item);
        }
        else if (item.Data is ServiceData && Wib.DayOf(item.Time) == _day)
        {
            _today.Add(item);
        }
    }
}
