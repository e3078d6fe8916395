using SmartVillage.Silo.Storage.Postgres;
using SmartVillage.Tests.Journal;

namespace SmartVillage.Tests.Postgres;

public sealed class PostgresPropertyTests(SharedPostgres postgres)
{
    [Fact]
    public async Task The_journal_is_the_one_in_memory()
    {
        await using var source = await postgres.OpenNewAsync();
        await JournalProperties.SampleAsync(
            async check =>
            {
                await using var empty = source.CreateCommand("delete from journal; delete from head; update content set kinds = 0");
                await empty.ExecuteNonQueryAsync();
                await check(new PostgresJournal(source));
            },
            iterations: 400, threads: 1);
    }
}
