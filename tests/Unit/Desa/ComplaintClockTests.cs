using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Events;
using SmartVillage.Grains.Desa;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>Complaints of Tuesday 17 November 2026: working days are Monday to Friday, 08.00-15.00.</summary>
public sealed class ComplaintClockTests
{
    private static readonly RegionCode Village = RegionCode.Parse("18.09.10.2004");
    private static readonly RequestRules Rules = new(Scene.Catalogue, Village);
    private static readonly DateTimeOffset Submitted = Scene.At("2026-11-17T09:00:00+07:00");

    [Theory]
    [InlineData("2026-11-20T13:00:00+07:00", 0, 120, false, true)] // two working hours before the end of the third day
    [InlineData("2026-11-19T10:00:00+07:00", 1, 720, false, false)]
    [InlineData("2026-11-18T08:00:00+07:00", 2, 1_260, false, false)]
    [InlineData("2026-11-21T09:00:00+07:00", 0, 0, true, false)] // past it, on a Saturday
    [InlineData("2026-11-24T09:00:00+07:00", -2, 0, true, false)]
    public void Verification_is_due_at_the_end_of_the_third_working_day(string now, int workdays, double minutes, bool late, bool soon)
    {
        var complaint = Rules.ComplaintOf(Complaint(RequestStatus.Submitted, Submitted, "air-bersih"), Scene.At(now))!;

        Assert.Equal((ComplaintStep.Forward, "air-bersih", Scene.At("2026-11-21T00:00:00+07:00")), (complaint.Step, complaint.Category, complaint.Deadline));
        Assert.Equal((workdays, minutes, late, soon), (complaint.Workdays, complaint.WorkMinutes, complaint.IsLate, complaint.IsDueSoon));
    }

    [Fact]
    public void After_verification_the_follow_up_is_due_and_then_the_end()
    {
        var (forwarded, now) = (Submitted.AddDays(1), Scene.At("2026-11-19T09:00:00+07:00"));
        var request = Complaint(RequestStatus.Submitted, Submitted, null, "pengaduan.tanpa-pemeriksaan").With("f", forwarded, Data(RequestStatus.Forwarded, null, "pengaduan.tanpa-pemeriksaan"));
        Assert.Equal((ComplaintStep.FollowUp, Scene.At("2026-11-26T00:00:00+07:00")), Of(request, now));

        request = request.With("p", forwarded.AddHours(1), Data(RequestStatus.Processing, null, "pengaduan.tanpa-pemeriksaan"));
        Assert.Equal((ComplaintStep.End, Scene.At("2026-12-08T00:00:00+07:00")), Of(request, now));

        Assert.Null(Rules.ComplaintOf(request.With("e", forwarded.AddHours(2), Data(RequestStatus.Completed, null, "pengaduan.tanpa-pemeriksaan")), now));
    }

    [Fact]
    public void Allegations_against_officials_are_listed_nowhere_with_a_village()
    {
        var now = Submitted.AddHours(1);

        Assert.Null(Rules.ComplaintOf(Complaint(RequestStatus.Submitted, Submitted, "aparatur"), now));
        Assert.Null(Rules.ComplaintOf(Complaint(RequestStatus.Submitted, Submitted, null, "pengaduan.dengan-pemeriksaan"), now));
        Assert.Null(Rules.ComplaintOf(RequestState.Of("/x", "1", Submitted, Data(RequestStatus.Submitted, null, "pajak.pbb")), now));
    }

    [Fact]
    public void The_newest_category_told_holds_in_whatever_order_it_arrives()
    {
        var (first, then) = (Data(RequestStatus.Submitted, "irigasi"), Data(RequestStatus.Forwarded, "air-bersih"));

        var inOrder = RequestState.Of("/x", "1", Submitted, first).With("2", Submitted.AddDays(1), then);
        var backwards = RequestState.Of("/x", "2", Submitted.AddDays(1), then).With("1", Submitted, first);

        Assert.Equal(inOrder, backwards);
        Assert.Equal("air-bersih", inOrder.Category!.Code);
    }

    private static (ComplaintStep, DateTimeOffset) Of(RequestState request, DateTimeOffset now) => Rules.ComplaintOf(request, now) is { } complaint ? (complaint.Step, complaint.Deadline) : default;

    private static RequestState Complaint(RequestStatus status, DateTimeOffset time, string? category, string service = "pengaduan.informasi") =>
        RequestState.Of("/x", "1", time, Data(status, category, service));

    private static ServiceData Data(RequestStatus status, string? category, string service = "pengaduan.informasi") => new(service, status, "p1", null, null, category, [], null);
}
