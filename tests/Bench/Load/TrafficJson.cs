using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SmartVillage.Bench.Load;

/// <summary>A call as a village system writes it: one CloudEvent, or an array of them.</summary>
internal static class TrafficJson
{
    private const string TimeForm = "yyyy-MM-ddTHH:mm:ss.fffzzz";

    /// <summary>A whole HTTP/1.1 request, ready to be sent on a connection that stays open.</summary>
    public static ReadOnlyMemory<byte> Request(Traffic.Call call, string path)
    {
        var body = Body(call);
        var head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n";
        var request = new byte[head.Length + body.Length];
        Encoding.ASCII.GetBytes(head, request);
        body.Span.CopyTo(request.AsSpan(head.Length));
        return request;
    }

    /// <summary>Sends a call to the product and checks that all of it was accepted as new; answers how many events that were.</summary>
    public static async Task<int> SendAsync(this HttpCaller caller, Traffic.Call call, string path = "/api/v1/events")
    {
        var answer = await caller.CallAsync(Request(call, path));
        var accepted = Encoding.ASCII.GetBytes($"\"accepted\":{call.Events},");
        return answer.Span.IndexOf(accepted) >= 0
            ? call.Events
            : throw new InvalidOperationException($"Not all of {call.Events} events were accepted: {Encoding.UTF8.GetString(answer.Span)}");
    }

    public static ReadOnlyMemory<byte> Body(Traffic.Call call)
    {
        var buffer = new ArrayBufferWriter<byte>(512 * call.Events);
        using (var json = new Utf8JsonWriter(buffer, new() { SkipValidation = true }))
        {
            if (call.Events == 1)
            {
                Write(json, call, 0);
            }
            else
            {
                json.WriteStartArray();
                for (var i = 0; i < call.Events; i++)
                {
                    Write(json, call, i);
                }

                json.WriteEndArray();
            }
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, Traffic.Call call, int i)
    {
        var id = call.Id(i);
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("type", "id.smartvillage.service.v1");
        json.WriteString("source", call.Source);
        json.WriteString("id", id);
        json.WriteString("subject", call.Village.ToString());
        json.WriteString("time", call.Time(i).ToString(TimeForm));
        json.WriteStartObject("data");
        json.WriteString("service", call.Service(i));
        json.WriteString("status", "completed");
        json.WriteString("request", id);
        json.WriteString("submitted", call.Time(i).AddMinutes(-5).ToString(TimeForm));
        json.WriteString("channel", "agent");
        if (call.HasAmount(i))
        {
            json.WriteStartObject("measures");
            json.WriteNumber("amount", call.Amount(i));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
