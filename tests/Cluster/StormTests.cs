using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Events;
using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Desa;

namespace SmartVillage.Tests.Cluster;

[Trait("Category", "slow")]
public sealed class StormTests(ITestOutputHelper output)
{
    private const int Rounds = 120;

    /// <summary>All kinds of events, messages lost at random, grains of every level thrown out at random, two silos.</summary>
    [Fact]
    public async Task After_a_storm_every_region_is_what_the_journal_says()
    {
        var (random, valve) = (new Random(20261124), new Valve());
        await using var cluster = await VillageCluster.StartAsync(new(TimeProvider.System), silos: 2, also: valve.AddTo);
        RegionCode[] villages = [.. new[] { "18.09", "18.09.10", "18.10", "18.72" }.SelectMany(code => VillageCluster.Register.VillagesOf(RegionCode.Parse(code)).Take(6)).Select(village => village.Code).Distinct()];
        for (var round = 0; round < Rounds; round++)
        {
            valve.IsShut = random.Next(3) == 0;
            await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => villages[random.Next(villages.Length)]).Distinct().Select(village => RecordAsync(cluster, village, VillageStory.Create(random, village, TimeProvider.System.GetUtcNow()), round)));
            if (random.Next(4) == 0)
            {
                await cluster.Cluster.DeactivateAsync(Victim(cluster, villages, random));
            }
        }

        valve.IsShut = false;
        var heads = await cluster.Kept.Journal.ReadHeadsAsync(RegionCode.Parse("18"), TestContext.Current.CancellationToken);
        var (start, events) = (TimeProvider.System.GetTimestamp(), heads.Sum(head => head.Seq));
        VerifyResult? verified = null;
        await VillageCluster.Eventually(async () => (verified = await VerifyAsync(cluster, "18")).Events == events, "the province stands on the whole journal");

        output.WriteLine($"measured: {events} entries of {heads.Length} villages; the province stood on all of them {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s after the storm");
        Assert.True(verified!.Ok, string.Join('\n', verified.Differences));
        foreach (var code in new[] { "18.09", "18.09.10", "18.10", "18.72", villages[0].ToString() })
        {
            verified = await VerifyAsync(cluster, code);
            Assert.True(verified.Ok, $"{code}: {string.Join('\n', verified.Differences)}");
        }
    }

    private static async Task RecordAsync(VillageCluster cluster, RegionCode village, VillageStory story, int round)
    {
        var events = story.All.Select((item, index) => item with { Index = index, Id = $"{round}-{item.Id}", Data = InRound(item.Data, round) });
        try
        {
            await cluster.Village(village).RecordAsync(new($"{round}", [.. events]));
        }
        catch (Orleans.Runtime.OrleansException)
        {
            // Its grain was thrown out: a caller sends again, here the storm goes on.
        }
    }

    private static EventData InRound(EventData data, int round) => data is CorrectionData correction ? correction with { OriginalId = $"{round}-{correction.OriginalId}" } : data;

    private static IAddressable Victim(VillageCluster cluster, RegionCode[] villages, Random random)
    {
        var village = villages[random.Next(villages.Length)];
        return random.Next(3) switch
        {
            0 => cluster.Village(village),
            1 => cluster.Kabupaten(village.Kabupaten.ToString()),
            _ => cluster.Province,
        };
    }

    /// <summary>Anew each time: the silo's own verifier gives an answer again for 30 seconds.</summary>
    private static Task<VerifyResult> VerifyAsync(VillageCluster cluster, string code) =>
        ActivatorUtilities.CreateInstance<RegionVerifier>(cluster.Cluster.Silos[0].ServiceProvider).VerifyAsync(RegionCode.Parse(code), CancellationToken.None);
}
