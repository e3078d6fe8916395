using System.Text.Json.Nodes;
using static SmartVillage.Tests.Http.CloudEvents;

namespace SmartVillage.Tests.Http;

/// <summary>The published figures of the programme: stated by villages, summed by the province, never added to events.</summary>
[Collection(HttpSuite.Name)]
public sealed class GoldenFiguresTests(SiloServer server)
{
    /// <summary>KPB, first phase, 10 June 2020: groups, farmers, hectares.</summary>
    private static readonly (string Village, int Groups, int Farmers, decimal Hectares)[] Kpb =
    [
        ("18.10.01.2009", 49, 1_211, 551.75m),
        ("18.06.02.2024", 4, 101, 200m),
        ("18.01.17.2006", 64, 1_664, 1_758m),
        ("18.09.10.2004", 22, 724, 556m),
        ("18.02.25.2002", 36, 291, 422m),
        ("18.07.15.2001", 30, 720, 520m),
        ("18.72.01.1001", 60, 2_524, 1_126m),
    ];

    [Fact]
    public async Task Farmers_groups_and_land_of_seven_kabupaten_add_up()
    {
        foreach (var (village, groups, farmers, hectares) in Kpb)
        {
            await StateAsync(village, "kpb.kelompok", "2020", groups, "2020-06-10");
            await StateAsync(village, "kpb.petani", "2020", farmers, "2020-06-10");
            await StateAsync(village, "kpb.lahan", "2020", hectares, "2020-06-10");
        }

        await AssertSumAsync("18", "kpb.kelompok", "265", 7);
        await AssertSumAsync("18", "kpb.petani", "7235", 7);
        await AssertSumAsync("18", "kpb.lahan", "5133.75", 7);
        await AssertSumAsync("18.72", "kpb.petani", "2524", 1);

        // An older statement that comes late, and one that is sent again, change nothing.
        await StateAsync("18.09.10.2004", "kpb.petani", "2020", 999, "2020-06-09");
        await AssertSumAsync("18.09.10.2004", "kpb.petani", "724", 1);
        await AssertSumAsync("18", "kpb.petani", "7235", 7);
    }

    /// <summary>Lampung Barat, 11 August 2021: paid 491,776,960 of 4,294,099,091 owed, 11.45 %.</summary>
    [Fact]
    public async Task Tax_paid_of_tax_owed_is_exact()
    {
        await StateAsync("18.04.08.2001", "pbb.terutang", "2021", 4_000_000_000, "2021-08-11");
        await StateAsync("18.04.15.2004", "pbb.terutang", "2021", 294_099_091, "2021-08-11");
        await StateAsync("18.04.08.2001", "pbb.dibayar", "2021", 491_776_960, "2021-08-11");

        await AssertSumAsync("18.04", "pbb.terutang", "4294099091", 2);
        await AssertSumAsync("18.04", "pbb.dibayar", "491776960", 1);
        await AssertSumAsync("18", "pbb.terutang", "4294099091", 2);
        var (paid, owed) = (await ValueAsync("18", "pbb.dibayar"), await ValueAsync("18", "pbb.terutang"));
        Assert.Equal(11.45m, Math.Round(paid / owed * 100, 2, MidpointRounding.AwayFromZero));
        Assert.Equal(3_802_322_131m, owed - paid);
    }

    private async Task StateAsync(string village, string figure, string period, decimal value, string asOf)
    {
        var receipt = await server.SendAsync(Event(village, "figure", new JsonObject { ["figure"] = figure, ["period"] = period, ["value"] = value, ["asOf"] = asOf }));
        Assert.Equal(1, (int)receipt["accepted"]!);
    }

    private async Task AssertSumAsync(string region, string figure, string value, int villages)
    {
        await FiguresTests.Eventually(async () => (await FigureAsync(region, figure))?["value"]?.ToJsonString() == value);
        Assert.Equal(villages, (int)(await FigureAsync(region, figure))!["villages"]!);
    }

    private async Task<decimal> ValueAsync(string region, string figure) => (decimal)(await FigureAsync(region, figure))!["value"]!;

    private async Task<JsonNode?> FigureAsync(string region, string figure) =>
        (await server.TodayAsync(region))["figures"]!.AsArray().FirstOrDefault(f => (string)f!["figure"]! == figure);
}
