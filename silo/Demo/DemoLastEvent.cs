using System.Net;
using System.Text.Json;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Demo;

/// <summary>Asks the public API when the province's newest event happened.</summary>
internal static class DemoLastEvent
{
    public static async Task<DateTimeOffset?> ReadAsync(HttpClient client, RegionCode province, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.GetAsync(new Uri($"api/v1/regions/{province}/summary?window=today", UriKind.Relative), cancellation);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return null;
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellation);
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
            return json.RootElement.GetProperty("reporting").GetProperty("lastEventAt") is { ValueKind: JsonValueKind.String } at ? at.GetDateTimeOffset() : null;
        }
        catch (HttpRequestException)
        {
            return null; // asked again
        }
    }
}
