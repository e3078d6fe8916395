using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SmartVillage.Bench.Product;

/// <summary>What the product answers about its figures. The window reaches over midnight.</summary>
internal static class ProductFigures
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50), RightWithin = TimeSpan.FromMinutes(2);

    public static async Task<long> CompletedAsync(this ServerProgram program, string region = "18") =>
        (long)(await program.Client.GetFromJsonAsync<JsonNode>($"/api/v1/regions/{region}/summary?window=30d"))!["services"]!["completed"]!;

    /// <summary>Waits until the province counts so many events, no less and no more.</summary>
    public static async Task CountedAsync(this ServerProgram program, long expected)
    {
        var from = TimeProvider.System.GetTimestamp();
        long held;
        while ((held = await program.CompletedAsync()) != expected)
        {
            if (TimeProvider.System.GetElapsedTime(from) > RightWithin)
            {
                throw new InvalidOperationException($"The province counts {held}, not {expected}.");
            }

            await Task.Delay(AskEvery, TimeProvider.System);
        }
    }

    public static async Task<JsonNode> VerifyAsync(this ServerProgram program) => (await program.Client.GetFromJsonAsync<JsonNode>("/api/v1/regions/18/verify"))!;
}
