using SmartVillage.Aggregates;
using SmartVillage.Desk;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desk;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>Tuesday 24 November 2026, 10.24 WIB: what a village office sees beside its figures.</summary>
public sealed class DeskReaderTests
{
    private static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004");
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 24, 0, Wib.Offset);
    private const string Own = "/18.09.10.2004/simdes";

    private readonly VillageRunner _village = new(Hanura, Now);
    private readonly DeskMemory _memory = new();
    private int _id;

    [Fact]
    public async Task Requests_of_today_are_told_whole_with_their_clock()
    {
        await RecordAsync(
            Step("1220", RequestStatus.Submitted, Now.AddMinutes(-97)), Step("1231", RequestStatus.Submitted, Now.AddMinutes(-5)), Step("1231", RequestStatus.Processing, Now.AddMinutes(-4)),
            Step("1229", RequestStatus.Submitted, Now.AddMinutes(-12)), Step("1229", RequestStatus.Completed, Now.AddMinutes(-9)), Step("old", RequestStatus.Submitted, Now.AddDays(-2)));

        var desk = await LookAsync();

        Assert.Equal(["1231", "1229", "1220"], desk.Requests.Select(request => request.Number));
        Assert.Equal([RequestStatus.Processing, RequestStatus.Completed, RequestStatus.Submitted], desk.Requests.Select(request => request.Status));
        Assert.Equal([(5.0, 60.0, false), (3.0, 60.0, false), (97.0, 60.0, true)], desk.Requests.Select(request => (request.Minutes!.Value, request.StandardMinutes!.Value, request.IsLate)));
    }

    [Fact]
    public async Task A_later_look_reads_only_what_is_new_and_still_tells_all()
    {
        await RecordAsync(Step("1", RequestStatus.Submitted, Now.AddMinutes(-30)));
        Assert.Equal(RequestStatus.Submitted, Assert.Single((await LookAsync()).Requests).Status);

        await RecordAsync(Step("1", RequestStatus.Completed, Now.AddMinutes(-1)));
        var desk = await LookAsync();

        Assert.Equal(RequestStatus.Completed, Assert.Single(desk.Requests).Status);
        Assert.Equal([2L, 1L], desk.Ledger.Select(line => line.Seq));
    }

    [Fact]
    public async Task What_was_cancelled_by_a_correction_is_no_request()
    {
        await RecordAsync(Paid(Own, "alone", null), new VillageEvent(0, EventType.Correction, Own, "c", Now.AddMinutes(-1), new CorrectionData(Own, "alone", null)));

        var desk = await LookAsync();

        Assert.Empty(desk.Requests);
        Assert.Equal((EventType.Correction, 1L), (desk.Ledger[0].Type, desk.Ledger[0].Corrects!.Value));
    }

    [Fact]
    public async Task Requests_of_a_source_that_is_only_compared_with_are_shown_as_little_as_they_are_counted()
    {
        await RecordAsync(Paid(Own, "own", null), Paid(Own, "numbered", "P-1"), Paid("/bapenda", "theirs", null), Paid("/bapenda", "theirs too", "B-1"));

        Assert.Equal(["P-1", null], (await LookAsync()).Requests.Select(request => request.Number).OrderByDescending(number => number, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Complaints_are_no_requests_allegations_are_not_told_and_no_single_survey_is_in_the_ledger()
    {
        await RecordAsync(
            new VillageEvent(0, EventType.Service, "/x", "a", Now.AddMinutes(-3), new ServiceData("pengaduan.dengan-pemeriksaan", RequestStatus.Submitted, "k1", null, null, "aparatur", [], null)),
            new VillageEvent(0, EventType.Survey, "/x", "s", Now.AddMinutes(-2), new SurveyData("administrasi.usaha", [4, 4, 4, 4, 4, 4, 4, 4, 4], null)));

        var desk = await LookAsync();

        Assert.Empty(desk.Requests);
        var line = Assert.Single(desk.Ledger);
        Assert.Equal((null, null, null), (line.Subject, line.Status, line.Number));
        Assert.Equal(1, desk.SurveysToday);
    }

    [Fact]
    public async Task The_whole_journal_is_turned_page_by_page_to_its_first_entry_and_a_correction_names_its_original_on_any_page()
    {
        await RecordAsync(Paid(Own, "alone", null));
        await RecordAsync([.. Enumerable.Range(1, 5).Select(i => Step($"{i}", RequestStatus.Submitted, Now.AddMinutes(-i)))]);
        await RecordAsync(
            new VillageEvent(0, EventType.Survey, Own, "s", Now.AddMinutes(-2), new SurveyData("administrasi.usaha", [4, 4, 4, 4, 4, 4, 4, 4, 4], null)),
            new VillageEvent(0, EventType.Correction, Own, "c", Now.AddMinutes(-1), new CorrectionData(Own, "alone", null)));
        var reader = new LedgerReader(_village.Journal, new FixedCatalogue(FirstCatalogue.Create(Scene.Register)));

        var newest = await reader.ReadAsync(Hanura, long.MaxValue, 3, CancellationToken.None);
        var oldest = await reader.ReadAsync(Hanura, 2, 3, CancellationToken.None);

        Assert.Equal((8L, 6L, 8L), (newest.Head, newest.From, newest.UpTo));
        Assert.Equal([8L, 6L], newest.Lines.Select(line => line.Seq));
        Assert.Equal(1L, newest.Lines[0].Corrects);
        Assert.Equal((1L, 2L), (oldest.From, oldest.UpTo));
        Assert.Equal([2L, 1L], oldest.Lines.Select(line => line.Seq));
    }

    [Fact]
    public async Task The_link_tells_its_quarter_hours_and_its_week()
    {
        await RecordAsync(
            new VillageEvent(0, EventType.Heartbeat, "/x", "h1", Now.AddMinutes(-84), new HeartbeatData()), new VillageEvent(0, EventType.Heartbeat, "/x", "h2", Now.AddMinutes(-20), new HeartbeatData()),
            Step("1", RequestStatus.Submitted, Now.AddMinutes(-30)), new VillageEvent(0, EventType.Nil, "/x", "n", Now.AddDays(-1), new NilData(new(2026, 11, 23))));

        var link = (await LookAsync()).Link;

        Assert.Equal([36, 40], link.Beats);
        Assert.Equal((0L, 1L), (link.Hours[8], link.Hours[9]));
        Assert.Equal(["none", "none", "none", "none", "none", "nil", "events"], link.Days.Select(day => day.Report));
        Assert.Equal([(37, 40)], SmartVillage.Dashboard.Views.LinkGaps.Of(link.Beats, 41));
    }

    private static VillageEvent Paid(string source, string id, string? request) =>
        new(0, EventType.Service, source, id, Now.AddMinutes(-3), new ServiceData("pajak.pbb", RequestStatus.Completed, request, null, null, null, [], null));

    private async Task<VillageDesk> LookAsync()
    {
        _village.Content();
        return await new DeskReader(_village.Journal).ReadAsync(_village.State, _memory, Scene.Catalogue, Now, CancellationToken.None);
    }

    private Task RecordAsync(params VillageEvent[] events) => _village.RecordAsync(events);

    private VillageEvent Step(string request, RequestStatus status, DateTimeOffset time) =>
        new(0, EventType.Service, $"/{Hanura}/simdes", $"e{_id++}", time, new ServiceData("administrasi.usaha", status, request, null, Channel.Counter, null, [], null));
}
