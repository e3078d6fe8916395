using Npgsql;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>What the journal's table holds, read past the product.</summary>
internal static class JournalRows
{
    private const string Read =
        "select village, seq, payload ->> 'id' from journal_entry order by village_digits, seq";

    /// <summary>Village by id of what callers sent, and how many rows there are in all: silos write the programme's first stages too. No id stands there twice, and no village's sequence has a hole.</summary>
    public static async Task<(Dictionary<string, string> Sent, int Rows)> ReadAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(Read);
        await using var rows = await command.ExecuteReaderAsync();
        var kept = new Dictionary<string, string>();
        var (village, last, count) = ("", 0L, 0);
        while (await rows.ReadAsync())
        {
            (village, last) = village == rows.GetString(0) ? (village, last + 1) : (rows.GetString(0), 1);
            Assert.Equal(last, rows.GetInt64(1));
            Assert.True(kept.TryAdd(rows.GetString(2), village), $"{rows.GetString(2)} is there twice.");
            count++;
        }

        return (kept.Where(row => row.Key.StartsWith(Load.Prefix, StringComparison.Ordinal)).ToDictionary(), count);
    }
}
