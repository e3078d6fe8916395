using Microsoft.AspNetCore.Http.HttpResults;
using SmartVillage.Events;
using SmartVillage.Silo.Errors;
using SmartVillage.Silo.Language;
using SmartVillage.Silo.Security;
using SmartVillage.Silo.Telemetry;

namespace SmartVillage.Silo.Intake;

using Answer = Results<Ok<IntakeAnswer>, Refused<MalformedJson>, Refused<TooLarge>, Refused<UnsupportedMediaType>, Refused<SlowDown>, Refused<JournalUnavailable>>;

/// <summary>Events in.</summary>
internal static class IntakeApi
{
    public static RouteHandlerBuilder MapIntake(this IEndpointRouteBuilder routes) => routes
        .MapPost("/events", ReceiveAsync)
        .WithName("SendEvents")
        .WithTags("Kejadian masuk")
        .WithSummary("Kirim kejadian (CloudEvents 1.0)")
        .WithDescription(
            "Structured, batch, binary (a ce-specversion header), or application/json with one event or an array. "
            + "At most 5,000 events and 4 MiB after decompression; gzip accepted. Answered once everything accepted is durable; "
            + "one bad event never spoils the others. Sending the same call again is always safe. ?items=all lists the accepted ones too.")
        .RequireAuthorization(Policies.SendEvents);

    private static async Task<Answer> ReceiveAsync(HttpContext context, CallReader reader, IntakeCall intake, SiloInstruments instruments, string? items = null)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var answer = await AnswerAsync(context, reader, intake, items);
        instruments.Called(answer.Result is IRefusal refusal ? refusal.Why : "recorded", TimeProvider.System.GetElapsedTime(begin));
        return answer;
    }

    private static async Task<Answer> AnswerAsync(HttpContext context, CallReader reader, IntakeCall intake, string? items)
    {
        var call = await reader.ReadAsync(context);
        switch (call.Fault)
        {
            case CallFault.Unsupported:
                return new Refused<UnsupportedMediaType>();
            case CallFault.Malformed:
                return new Refused<MalformedJson>();
            case CallFault.TooLarge:
                return new Refused<TooLarge>();
            case CallFault.Busy:
                return new Refused<SlowDown> { RetryAfter = 1 };
        }

        var (status, answer) = await intake.RunAsync(call.Events, items == "all", ApiLanguage.Of(context.Request));
        return status switch
        {
            RecordStatus.Recorded => TypedResults.Ok(answer),
            RecordStatus.SlowDown => new Refused<SlowDown> { RetryAfter = 1 },
            _ => new Refused<JournalUnavailable> { RetryAfter = 2 },
        };
    }
}
