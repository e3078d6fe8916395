using System.Collections.Immutable;
using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Desk;

/// <summary>What the people of a village office see beside its figures: today's requests, the link, the newest entries of the journal. No personal data.</summary>
/// <param name="Village">Which village.</param>
/// <param name="Seq">The journal's last sequence number.</param>
/// <param name="AsOf">When it was evaluated.</param>
/// <param name="Requests">Requests submitted or ended today, complaints left out, the newest first; not all of a busy day.</param>
/// <param name="Link">Health of the link.</param>
/// <param name="Ledger">The newest entries of the journal, the newest first; surveys are left out one by one.</param>
/// <param name="SurveysToday">Surveys answered today.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.VillageDesk")]
public sealed record VillageDesk(
    [property: Id(0)] RegionCode Village,
    [property: Id(1)] long Seq,
    [property: Id(2)] DateTimeOffset AsOf,
    [property: Id(3)] ImmutableArray<DeskRequest> Requests,
    [property: Id(4)] LinkHealth Link,
    [property: Id(5)] ImmutableArray<LedgerLine> Ledger,
    [property: Id(6)] long SurveysToday)
{
    /// <summary>As many requests as are told at most.</summary>
    public const int MostRequests = 200;
}

/// <summary>A request of today and its clock.</summary>
/// <param name="Number">The sender's request number; <see langword="null"/> of an end that stands alone.</param>
/// <param name="Service">Catalogue code.</param>
/// <param name="SubmittedAt">When it was submitted, where that is known.</param>
/// <param name="Status">How far it is.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Minutes">How long it took, or has taken, on its standard's clock; <see langword="null"/> without a known submission.</param>
/// <param name="StandardMinutes">The standard in force at its submission.</param>
/// <param name="IsLate">Whether it ended, or is open, past the standard.</param>
/// <param name="Channel">How it came in, where that is known.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.DeskRequest")]
public sealed record DeskRequest(
    [property: Id(0)] string? Number,
    [property: Id(1)] string Service,
    [property: Id(2)] DateTimeOffset? SubmittedAt,
    [property: Id(3)] RequestStatus Status,
    [property: Id(4)] DateTimeOffset? EndedAt,
    [property: Id(5)] double? Minutes,
    [property: Id(6)] double? StandardMinutes,
    [property: Id(7)] bool IsLate,
    [property: Id(8)] Channel? Channel);

/// <summary>Health of a village's link: reports and heartbeats of today, and a week of days.</summary>
/// <param name="Hours">Events by hour of today, 24 values.</param>
/// <param name="Beats">Quarter-hours of today (0-95) with a heartbeat, ascending.</param>
/// <param name="Days">Seven days, the oldest first, today last.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.LinkHealth")]
public sealed record LinkHealth(
    [property: Id(0)] ImmutableArray<long> Hours,
    [property: Id(1)] ImmutableArray<int> Beats,
    [property: Id(2)] ImmutableArray<LinkDay> Days);

/// <summary>One day of the link.</summary>
/// <param name="Day">The WIB day.</param>
/// <param name="Report"><c>none</c>, <c>heartbeat</c>, <c>nil</c> or <c>events</c>.</param>
/// <param name="Events">How many events count as reported.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.LinkDay")]
public sealed record LinkDay([property: Id(0)] DateOnly Day, [property: Id(1)] string Report, [property: Id(2)] long Events);

/// <summary>A line of the ledger: that something arrived, and under which receipt. No amount of a single payment.</summary>
/// <param name="Seq">Sequence number.</param>
/// <param name="ReceivedAt">When it became durable.</param>
/// <param name="Type">What kind of event.</param>
/// <param name="Subject">Service, activity or figure; <see langword="null"/> where it is not told (allegations against officials).</param>
/// <param name="Status">Of a service its step.</param>
/// <param name="Number">Of a service the sender's request number.</param>
/// <param name="People">Of an activity the people attending.</param>
/// <param name="Corrects">Of a correction the sequence number of its original, where it is among the entries read.</param>
/// <param name="Receipt">Under which receipt it arrived.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Desk.LedgerLine")]
public sealed record LedgerLine(
    [property: Id(0)] long Seq,
    [property: Id(1)] DateTimeOffset ReceivedAt,
    [property: Id(2)] EventType Type,
    [property: Id(3)] string? Subject,
    [property: Id(4)] RequestStatus? Status,
    [property: Id(5)] string? Number,
    [property: Id(6)] long? People,
    [property: Id(7)] long? Corrects,
    [property: Id(8)] string Receipt);
