using SmartVillage.Grains.Journal;

namespace SmartVillage.Tests.Journal;

public sealed class InMemoryJournalTests : EventJournalConformance
{
    protected override IEventJournal Journal { get; } = new InMemoryJournal(TimeProvider.System);
}
