using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orleans.Serialization;
using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Journal;
using SmartVillage.Regions;
using SmartVillage.Tests.Telemetry;
using SmartVillage.Tests.Unit.Rollup;

namespace SmartVillage.Tests.Unit.Desa;

/// <summary>Records events as the village does, over a journal in memory: the real recorder, reader and state.</summary>
internal sealed class VillageRunner : IJournalWriter
{
    private static readonly Serializer<DesaSnapshot> Serializer =
        new ServiceCollection().AddSerializer().BuildServiceProvider().GetRequiredService<Serializer<DesaSnapshot>>();

    private static readonly FixedCatalogue Catalogue = new(FirstCatalogue.Create(RegionRegisterReader.ReadEmbedded()));

    private readonly InMemoryJournal _journal;
    private readonly DesaFold _fold;
    private readonly DesaRecorder _recorder;
    private readonly FakeTimeProvider _clock;

    public VillageRunner(RegionCode village, DateTimeOffset now)
    {
        _clock = new(now);
        _journal = new(_clock);
        _fold = new(_journal, Catalogue);
        _recorder = new(_journal, this, new(_journal, _fold), Catalogue, residents: null!, _clock, Meters.Grains);
        State = new(village);
    }

    public DesaState State { get; private set; }

    public IEventJournal Journal => _journal;

    public async Task<AppendResult> AppendAsync(Append append) =>
        (await _journal.AppendAsync([append], _clock.GetUtcNow(), CancellationToken.None)).Single();

    public async Task<RecordResult> RecordAsync(params IEnumerable<VillageEvent> events)
    {
        var call = new PendingRecord(new("01", [.. events.Select((item, index) => item with { Index = index })]));
        await _recorder.RecordAsync(State, [call], CancellationToken.None);
        call.Complete(State.Head.ToView());
        return await call.Result;
    }

    /// <summary>Writes a row past the recorder.</summary>
    public async Task<bool> ForgeAsync(JournalRow row)
    {
        var result = await AppendAsync(new(State.Village, State.Head, [row]));
        var (_, chainHolds) = await _fold.FoldAsync(State.Village, result.Head.Seq, DateOnly.MinValue, CancellationToken.None);
        return chainHolds;
    }

    public DesaSnapshot Snapshot()
    {
        State.Evaluate(_clock.GetUtcNow(), Catalogue.Current);
        return Serializer.Deserialize(Serializer.SerializeToArray(State.ToSnapshot()))!;
    }

    public void Prune() => State.Prune(Wib.DayOf(_clock.GetUtcNow()));

    /// <summary>Drops the state and takes up an earlier one, as after a crash.</summary>
    public async Task ReloadAsync(DesaSnapshot? snapshot)
    {
        State = snapshot is null ? new(State.Village) : DesaState.FromSnapshot(State.Village, snapshot);
        await _recorder.CatchUpAsync(State, long.MaxValue, CancellationToken.None);
    }

    public void Advance(TimeSpan time) => _clock.Advance(time);

    public FiguresContent Content()
    {
        State.Evaluate(_clock.GetUtcNow(), Catalogue.Current);
        return Comparable(State);
    }

    /// <summary>The same by folding the whole journal anew.</summary>
    public async Task<FiguresContent> FoldedAsync()
    {
        var (state, chainHolds) = await _fold.FoldAsync(State.Village, State.Head.Seq, DateOnly.MinValue, CancellationToken.None);
        Assert.True(chainHolds);
        state.Evaluate(_clock.GetUtcNow(), Catalogue.Current);
        return Comparable(state);
    }

    private FiguresContent Comparable(DesaState state)
    {
        var content = FiguresContent.Of(state.Figures, Wib.DayOf(_clock.GetUtcNow()));
        return new(
            new(content.Sums.Where(cell => !cell.Key.Series.IsOperational).ToDictionary()),
            new(content.Maxima.Where(cell => !cell.Key.Series.IsOperational).ToDictionary()),
            content.Reach);
    }
}
