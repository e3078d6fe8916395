using SmartVillage.Grains.History;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Tests.Journal;

public sealed class SqliteHistoryTests : HistoryStoreConformance, IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteJournal _journal;

    public SqliteHistoryTests() => _journal = new(Path.Combine(_directory.Path, "journal.db"), TimeProvider.System);

    protected override IHistoryStore Store => _journal;

    public void Dispose()
    {
        _journal.Dispose();
        _directory.Dispose();
    }
}
