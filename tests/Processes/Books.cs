using SmartVillage.Tests.Browser;

namespace SmartVillage.Tests.Processes;

/// <summary>Whether every figure is what the journals hold.</summary>
internal static class Books
{
    public const string Window = "30d"; // also right when midnight passes meanwhile

    /// <summary>Waits until village, kabupaten and province count what the journals hold (village by id), and nothing else; answers after how many seconds.</summary>
    public static async Task<double> RightAsync(ServerProcess server, IReadOnlyDictionary<string, string> kept, TimeSpan within)
    {
        var from = TimeProvider.System.GetTimestamp();
        var expected = Load.Kabupaten.Select(k => (Code: k, Count: kept.Values.Count(v => v.StartsWith(k, StringComparison.Ordinal)))).Append(("18", kept.Count)).ToArray();
        foreach (var (code, count) in expected)
        {
            var held = 0L;
            await Eventually.TrueAsync(async () => (held = await server.CompletedAsync(code, Window)) == count, within, () => $"{code} counts {held}, the journals hold {count}.");
        }

        var seconds = TimeProvider.System.GetElapsedTime(from).TotalSeconds;
        foreach (var village in kept.Values.CountBy(v => v))
        {
            Assert.Equal(village.Value, await server.CompletedAsync(village.Key, Window));
        }

        return seconds;
    }

    public static async Task AssertVerifiedAsync(ServerProcess server)
    {
        var answer = await server.GetAsync("/api/v1/regions/18/verify");
        Assert.True((bool)answer["ok"]!, answer.ToJsonString());
    }
}
