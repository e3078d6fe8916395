using System.Globalization;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Tests.Journal;

/// <summary>The process that <see cref="JournalCrashTests"/> kills: it appends until then, and prints what it was told is durable.</summary>
internal static class JournalCrashChild
{
    public const string Argument = "journal-crash-child";

    public static async Task RunAsync(string directory, int round)
    {
        using var held = new SqliteDataDirectory(directory);
        using var journal = new SqliteJournal(held.JournalFile, TimeProvider.System);
        var villages = Enumerable.Range(0, 8).Select(i => RegionCode.Parse($"18.09.10.{2001 + i}")).ToArray();
        var heads = new Head[villages.Length];
        for (var i = 0; i < villages.Length; i++)
        {
            heads[i] = await journal.ReadHeadAsync(villages[i], CancellationToken.None);
        }

        for (var call = 0; ; call++)
        {
            var appends = villages.Select((village, i) => new Append(
                village, heads[i], [.. Enumerable.Range(0, 1 + (call % 40)).Select(row => Rows.Row($"{round}-{call}-{row}", receipt: $"{round}"))])).ToArray();
            var results = await journal.AppendAsync(appends, Rows.Noon, CancellationToken.None);
            for (var i = 0; i < villages.Length; i++)
            {
                heads[i] = results[i].Head;
                await Console.Out.WriteLineAsync(
                    $"{villages[i]} {results[i].Head.Seq.ToString(CultureInfo.InvariantCulture)} {Convert.ToHexString(results[i].Head.Hash.AsSpan())}");
            }

            await Console.Out.FlushAsync();
        }
    }
}
