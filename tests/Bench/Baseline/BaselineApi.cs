using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace SmartVillage.Bench.Baseline;

/// <summary>The baseline behind HTTP: minimal API on Kestrel, JSON read by generated code, an object or an array of CloudEvents.</summary>
internal static class BaselineApi
{
    public static async Task ServeAsync(string connection, string url, BaselineSetup single, BaselineSetup batch)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, BaselineJson.Default));
        await using var ones = BaselineDatabase.Open(connection, single.Connections);
        await using var sets = BaselineDatabase.Open(connection, batch.Connections);
        var (one, set) = (BaselineDatabase.Store(ones, single), BaselineDatabase.Store(sets, batch));

        var app = builder.Build();
        app.MapGet("/health/ready", () => TypedResults.Ok());
        app.MapPost("/api/v1/event", async Task<Results<Ok<Received>, BadRequest>> (CloudEvent item) =>
            item.TryRead(out var read) ? TypedResults.Ok(new Received(await one.RecordAsync([read]), 1)) : TypedResults.BadRequest());
        app.MapPost("/api/v1/events", async Task<Results<Ok<Received>, BadRequest>> (CloudEvent[] items) =>
        {
            var events = new BaselineEvent[items.Length];
            for (var i = 0; i < items.Length; i++)
            {
                if (!items[i].TryRead(out events[i]))
                {
                    return TypedResults.BadRequest();
                }
            }

            return TypedResults.Ok(new Received(await set.RecordAsync(events), events.Length));
        });
        await app.RunAsync();
    }
}

/// <summary>The answer: how many events were new, of how many.</summary>
internal sealed record Received(int Accepted, int Events);

/// <summary>A CloudEvent with the data of a service.</summary>
internal sealed record CloudEvent(string Specversion, string Type, string Source, string Id, string Subject, DateTimeOffset Time, ServiceReport Data)
{
    public bool TryRead(out BaselineEvent read)
    {
        read = null!;
        if (Type != "id.smartvillage.service.v1" || !long.TryParse(Subject.Replace(".", ""), NumberStyles.None, CultureInfo.InvariantCulture, out var village))
        {
            return false;
        }

        read = new(
            village, Source, Id, Time.UtcDateTime, Data.Service, Data.Status, Data.Request, Data.Submitted?.UtcDateTime, Data.Channel,
            Data.Measures?.GetValueOrDefault("amount") ?? 0);
        return true;
    }
}

internal sealed record ServiceReport(
    string Service, string Status, string? Request, DateTimeOffset? Submitted, string? Channel, Dictionary<string, long>? Measures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CloudEvent))]
[JsonSerializable(typeof(CloudEvent[]))]
[JsonSerializable(typeof(Received))]
internal sealed partial class BaselineJson : JsonSerializerContext;
