using System.IO.Compression;
using System.Text.Json;
using SmartVillage.Indicators;

namespace SmartVillage.Silo.Storage;

/// <summary>A summary as it is kept: the JSON that the API answers, gzip. Any tool can read it in ten years.</summary>
internal static class HistoryBytes
{
    private static readonly JsonSerializerOptions Json = Make();

    public static byte[] Pack(RegionSummary shown)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            JsonSerializer.Serialize(gzip, shown, Json);
        }

        return packed.ToArray();
    }

    public static RegionSummary Unpack(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<RegionSummary>(gzip, Json) ?? throw new InvalidDataException("A kept summary is empty.");
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        FiguresJson.Configure(options);
        return options;
    }
}
