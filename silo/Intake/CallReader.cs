using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace SmartVillage.Silo.Intake;

/// <summary>Why a call can't be read as a whole.</summary>
internal enum CallFault
{
    None,
    Unsupported,
    Malformed,
    TooLarge,
    Busy,
}

/// <summary>The events of a call, or why it can't be read.</summary>
internal readonly record struct CallEvents(CallFault Fault, IReadOnlyList<ParsedEvent> Events)
{
    public static implicit operator CallEvents(CallFault fault) => new(fault, []);

    public static CallEvents Of(params IReadOnlyList<ParsedEvent> events) => new(CallFault.None, events);
}

/// <summary>Reads a whole call into events.</summary>
internal sealed class CallReader(EventReader reader, BodyBudget budget, IOptions<IntakeOptions> limits)
{
    public async Task<CallEvents> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (CallBody.ModeOf(request) is not { } mode || CallBody.IsGzip(request) is not { } gzip)
        {
            return CallFault.Unsupported;
        }

        using var body = new BodyBuffer(budget);
        return await BodyReader.ReadAsync(request, gzip, body, limits.Value, context.RequestAborted) switch
        {
            BodyStatus.TooLarge => CallFault.TooLarge,
            BodyStatus.Broken => CallFault.Malformed,
            BodyStatus.Busy => CallFault.Busy,
            _ when mode == CallMode.Binary => Binary(request, body.Written, context.User),
            _ => Structured(body.Written, context.User),
        };
    }

    private CallEvents Structured(ReadOnlyMemory<byte> body, ClaimsPrincipal user)
    {
        using var document = CallBody.TryParse(body);
        return document?.RootElement switch
        {
            { ValueKind: JsonValueKind.Object } one => CallEvents.Of(reader.Read(0, one, user)),
            { ValueKind: JsonValueKind.Array } many when many.GetArrayLength() > limits.Value.MaxEvents => CallFault.TooLarge,
            { ValueKind: JsonValueKind.Array } many => CallEvents.Of([.. many.EnumerateArray().Select((item, i) => reader.Read(i, item, user))]),
            _ => CallFault.Malformed,
        };
    }

    /// <summary>The body is the data of the one event; a heartbeat may have none.</summary>
    private CallEvents Binary(HttpRequest request, ReadOnlyMemory<byte> body, ClaimsPrincipal user)
    {
        if (body.IsEmpty)
        {
            return CallEvents.Of(reader.Read(0, Envelope.Of(request.Headers, default), user));
        }

        using var document = CallBody.TryParse(body);
        return document?.RootElement is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } data
            ? CallEvents.Of(reader.Read(0, Envelope.Of(request.Headers, data), user))
            : CallFault.Malformed;
    }
}
