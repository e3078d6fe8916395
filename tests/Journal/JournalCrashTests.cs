using System.Diagnostics;
using System.Globalization;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Silo.Storage.Sqlite;

namespace SmartVillage.Tests.Journal;

[Trait("Category", "slow")]
public sealed class JournalCrashTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 8;

    private readonly TemporaryDirectory _directory = new();

    /// <summary>An acknowledged head names all entries up to it: where its chain hash still stands, they are all there.</summary>
    [Fact]
    public async Task What_was_acknowledged_outlives_a_kill()
    {
        var acknowledged = new Dictionary<RegionCode, SortedDictionary<long, string>>();
        var random = new Random(20261124);
        for (var round = 0; round < Rounds; round++)
        {
            await KillOneAsync(round, TimeSpan.FromMilliseconds(random.Next(50, 800)), acknowledged);
            using var journal = new SqliteJournal(_directory.File("journal.db"), TimeProvider.System);
            foreach (var (village, heads) in acknowledged)
            {
                var entries = await journal.CheckedAsync(village);
                Assert.All(heads, head => Assert.Equal(head.Value, Convert.ToHexString(entries[(int)head.Key - 1].ChainHash.AsSpan())));
            }
        }

        output.WriteLine($"measured: {Rounds} kills, {acknowledged.Values.Sum(heads => heads.Keys.Max())} acknowledged rows, none lost or doubled");
        Assert.True(acknowledged.Values.Sum(heads => heads.Keys.Max()) > Rounds * 10);
    }

    public void Dispose() => _directory.Dispose();

    private async Task KillOneAsync(int round, TimeSpan after, Dictionary<RegionCode, SortedDictionary<long, string>> acknowledged)
    {
        using var child = Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, [.. Self(), JournalCrashChild.Argument, _directory.Path, round.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        var first = await child.StandardOutput.ReadLineAsync();
        var rest = child.StandardOutput.ReadToEndAsync();
        await Task.WhenAny(rest, Task.Delay(after, TimeProvider.System));
        Assert.False(child.HasExited, "The child ended by itself.");
        child.Kill();
        await child.WaitForExitAsync();

        // The last line may be cut off: what wasn't told whole was not told.
        var lines = (first + "\n" + await rest).Split('\n');
        foreach (var parts in lines[..^1].Select(line => line.Split(' ')))
        {
            var village = RegionCode.Parse(parts[0]);
            if (!acknowledged.TryGetValue(village, out var heads))
            {
                acknowledged.Add(village, heads = []);
            }

            heads.Add(long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
    }

    /// <summary>Started through <c>dotnet</c>, the program is its first argument.</summary>
    private static string[] Self() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(JournalCrashTests).Assembly.Location] : [];
}
