using System.Collections.Immutable;
using SmartVillage.Events;

namespace SmartVillage.Grains.Desa;

/// <summary>
/// A request: what its accepted events join to. Every field is a least time or a least end, so the order of arrival doesn't matter.
/// </summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Grains.Desa.RequestState")]
public sealed record RequestState(
    [property: Id(0)] string Source,
    [property: Id(1)] string Service,
    [property: Id(2)] DateTimeOffset? Submitted = null,
    [property: Id(3)] DateTimeOffset? StatedSubmitted = null,
    [property: Id(4)] DateTimeOffset? Forwarded = null,
    [property: Id(5)] DateTimeOffset? Processing = null,
    [property: Id(6)] RequestEnd? End = null,
    [property: Id(7)] RequestCategory? Category = null)
{
    /// <summary>Least time of a submission, else least time stated by an end; unknown otherwise, and then there is no duration.</summary>
    public DateTimeOffset? KnownSubmission => Submitted ?? StatedSubmitted;

    /// <summary>When it counts as submitted.</summary>
    public DateTimeOffset? SubmittedAt => KnownSubmission ?? End?.Time;

    public static RequestState Of(string source, string id, DateTimeOffset time, ServiceData data) =>
        new RequestState(source, data.Service).With(id, time, data);

    public RequestState With(string id, DateTimeOffset time, ServiceData data) => (this with { Category = RequestCategory.Newest(Category, time, data.Category) }).Joined(id, time, data);

    private RequestState Joined(string id, DateTimeOffset time, ServiceData data) => data.Status switch
    {
        RequestStatus.Submitted => this with { Submitted = Least(Submitted, time) },
        RequestStatus.Forwarded => this with { Forwarded = Least(Forwarded, time) },
        RequestStatus.Processing => this with { Processing = Least(Processing, time) },
        _ => this with
        {
            StatedSubmitted = Least(StatedSubmitted, data.Submitted),
            End = RequestEnd.Least(End, new(time, id, data.Status, data.Measures)),
        },
    };

    private static DateTimeOffset? Least(DateTimeOffset? a, DateTimeOffset? b) => b is null || a <= b ? a : b;
}

/// <summary>The end of a request. The least by (time, source, id) holds; later ends change nothing.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Grains.Desa.RequestEnd")]
public sealed record RequestEnd(
    [property: Id(0)] DateTimeOffset Time,
    [property: Id(1)] string EventId,
    [property: Id(2)] RequestStatus Status,
    [property: Id(3)] ImmutableArray<MeasureValue> Measures)
{
    public static RequestEnd Least(RequestEnd? held, RequestEnd other) =>
        held is null || other.Time < held.Time || (other.Time == held.Time && string.CompareOrdinal(other.EventId, held.EventId) < 0) ? other : held;
}

/// <summary>What a complaint is about. The newest told holds, of the same instant the greater.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Grains.Desa.RequestCategory")]
public sealed record RequestCategory([property: Id(0)] DateTimeOffset Time, [property: Id(1)] string Code)
{
    public static RequestCategory? Newest(RequestCategory? held, DateTimeOffset time, string? code) =>
        code is null || held?.Time > time || (held?.Time == time && string.CompareOrdinal(held.Code, code) >= 0) ? held : new(time, code);
}
