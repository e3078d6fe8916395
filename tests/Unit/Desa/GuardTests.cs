using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>What must not reach the fold, and what the fold must not lose.</summary>
public sealed class GuardTests
{
    private static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 24, 0, Wib.Offset);

    [Theory]
    [InlineData("1969-12-31T23:59:59+07:00")]
    [InlineData("2019-12-31T23:59:59+07:00")]
    [InlineData("0001-01-02T00:00:00+07:00")]
    public async Task A_submission_before_the_oldest_day_is_refused_in_an_event_and_in_a_replacement(string submitted)
    {
        var village = new VillageRunner(Hanura, Now);
        var forged = new ServiceData("pajak.pbb", RequestStatus.Completed, null, DateTimeOffset.Parse(submitted), null, null, [], null);
        var sent = await village.RecordAsync(
            Completed("a", forged),
            Completed("b", forged with { Submitted = Now.AddHours(-1) }),
            new VillageEvent(0, EventType.Correction, "/k", "c", Now, new CorrectionData("/x", "b", VillageStory.Json(forged))));

        Assert.Equal([RejectCode.TooOld, null, RejectCode.TooOld], sent.Outcomes.Select(o => o.Rejection?.Code));
        Assert.Equal(["data.submitted", "data.data.submitted"], sent.Outcomes.Where(o => o.Rejection is not null).Select(o => o.Rejection!.Field));
        Assert.Equal(await village.FoldedAsync(), village.Content());
    }

    [Fact]
    public async Task A_figure_as_of_long_ago_is_refused()
    {
        var sent = await new VillageRunner(Hanura, Now).RecordAsync(
            new VillageEvent(0, EventType.Figure, "/x", "f", Now, new FigureData("kpb.petani", "2026", 1, DateOnly.MinValue)));

        Assert.Equal((RejectCode.TooOld, "data.asOf"), (sent.Outcomes[0].Rejection!.Code, sent.Outcomes[0].Rejection!.Field));
    }

    /// <summary>Monday 16 November: the follow-up is due at the end of Monday the 23rd, whether or not the submission is known.</summary>
    [Fact]
    public async Task A_complaint_known_by_its_forwarding_alone_has_a_clock()
    {
        var village = new VillageRunner(Hanura, Now);
        var forwarded = new DateTimeOffset(2026, 11, 16, 9, 0, 0, Wib.Offset);
        await village.RecordAsync(new VillageEvent(
            0, EventType.Service, "/x", "p", forwarded, new ServiceData("pengaduan.informasi", RequestStatus.Forwarded, "r1", null, null, null, [], null)));

        village.Content();
        Assert.Equal(1, village.State.Figures[CellKey.Now(Series.Complaint(18, ComplaintMetric.Late))]);
    }

    [Fact]
    public async Task A_scan_keeps_the_heartbeat_that_the_journal_need_not_keep()
    {
        var village = new VillageRunner(Hanura, Now);
        await village.RecordAsync(Beat("h1", Now.AddMinutes(-8)), Beat("h2", Now.AddMinutes(-1)), Completed("a", Plain));
        await village.RecordAsync(new VillageEvent(0, EventType.Correction, "/k", "c", Now, new CorrectionData("/x", "a", null)));

        Assert.Equal(Now.AddMinutes(-1), village.State.Holdings.LastHeartbeat);
    }

    [Fact]
    public async Task A_payload_that_is_not_what_its_hash_says_does_not_pass()
    {
        var (data, other) = (CanonicalJson.Data(Plain), CanonicalJson.Data(Plain with { Measures = [new("amount", 9)] }));
        JournalRow Row(byte[] hashed, byte[] kept) => new(
            "01", JournalHash.EventKey("/x", "a"), [.. JournalHash.Content(EventType.Service, Hanura, Now, hashed)], EventType.Service, Now,
            null, false, null, CanonicalJson.Payload("/x", "a", kept));

        Assert.True(await new VillageRunner(Hanura, Now).ForgeAsync(Row(data, data)));
        Assert.False(await new VillageRunner(Hanura, Now).ForgeAsync(Row(data, other)));
    }

    [Fact]
    public void What_waits_is_bounded_and_taken_as_far_as_a_commit_goes()
    {
        static PendingRecord Call(int events) => new(new("01", [.. Enumerable.Range(0, events).Select(i => Beat($"h{i}", Now))]));

        var waiting = new WaitingRecords();
        Assert.All(Enumerable.Range(0, 10), _ => Assert.True(waiting.TryAdd(Call(2_000))));
        Assert.False(waiting.TryAdd(Call(1)));

        Assert.Equal([2, 2, 2, 2, 2], Enumerable.Range(0, 5).Select(_ => waiting.TakeTogether().Length));
        Assert.True(waiting.IsEmpty);
        Assert.True(waiting.TryAdd(Call(25_000)));
        Assert.Single(waiting.TakeTogether());
    }

    private static ServiceData Plain => new("pajak.pbb", RequestStatus.Completed, null, null, null, null, [new("amount", 1)], null);

    private static VillageEvent Completed(string id, ServiceData data) => new(0, EventType.Service, "/x", id, Now, data);

    private static VillageEvent Beat(string id, DateTimeOffset time) => new(0, EventType.Heartbeat, "/x", id, time, new HeartbeatData());
}
