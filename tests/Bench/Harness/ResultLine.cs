using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmartVillage.Bench.Harness;

/// <summary>The last line of a benchmark, for machines; kept with date, commit and machine in a file beside the program's sources.</summary>
internal static class ResultLine
{
    public static async Task TellAsync(JsonObject result, BenchOptions options)
    {
        result["rounds"] = options.Rounds;
        result["quick"] = options.IsQuick;
        Console.WriteLine(result.ToJsonString());
        if (Environment.GetEnvironmentVariable("SMARTVILLAGE_BENCH_RESULTS") is not { Length: > 0 } file)
        {
            return;
        }

        var kept = new JsonObject
        {
            ["at"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["commit"] = Environment.GetEnvironmentVariable("SMARTVILLAGE_BENCH_COMMIT"),
            ["cores"] = Environment.ProcessorCount,
        };
        foreach (var (name, value) in result)
        {
            kept[name] = value?.DeepClone();
        }

        await File.AppendAllTextAsync(file, kept.ToJsonString(JsonSerializerOptions.Default) + "\n");
    }

    public static JsonObject Of(string bench, params ReadOnlySpan<(string Name, JsonNode? Value)> fields)
    {
        var result = new JsonObject { ["bench"] = bench };
        foreach (var (name, value) in fields)
        {
            result[name] = value;
        }

        return result;
    }

    public static JsonObject Numbers(params ReadOnlySpan<(string Name, double Value)> numbers)
    {
        var result = new JsonObject();
        foreach (var (name, value) in numbers)
        {
            result[name] = value.Rounded();
        }

        return result;
    }
}
