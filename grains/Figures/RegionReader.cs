using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>A region's figures at a version. Read it after the last await: in between it moves on.</summary>
internal readonly record struct RegionState(long Version, FigureStore Figures);

/// <summary>What region grains of every level answer: from their figures in memory, and days out of their reach from the daily projection.</summary>
internal sealed class RegionReader(
    RegionRegister register,
    ICatalogueSource catalogues,
    PopulationTable population,
    IDailyStore daily,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private volatile SummaryBuilder? _builder;

    private SummaryBuilder Builder
    {
        get
        {
            var (builder, catalogue) = (_builder, catalogues.Current);
            if (builder is null || !ReferenceEquals(builder.Catalogue, catalogue))
            {
                _builder = builder = new(register, catalogue, population.Official);
            }

            return builder;
        }
    }

    public RegionChanged Today(RegionCode code, RegionState state, ImmutableArray<Pulse> pulses)
    {
        var now = clock.GetUtcNow();
        var summary = Builder.Full(new(Find(code), state.Version, state.Figures, now), "today")
            ?? throw new InvalidOperationException("The window today is always known.");
        return new(code, state.Version, now.ToWib(), summary, pulses);
    }

    public async Task<RegionSummary?> SummaryAsync(RegionCode code, string window, Func<RegionState> state)
    {
        var now = clock.GetUtcNow();
        var (builder, stored) = (Builder, await ReadAsync(code, Builder.NeededDays(code, window, now)));
        var (version, figures) = state();
        return builder.Full(new(Find(code), version, figures, now, stored), window);
    }

    public async Task<ImmutableArray<SeriesPoint>?> SeriesAsync(RegionCode code, SeriesRequest request, Func<RegionState> state)
    {
        var now = clock.GetUtcNow();
        var (builder, stored) = (Builder, await ReadAsync(code, SummaryBuilder.NeededDays(request, now)));
        var (version, figures) = state();
        return builder.Series(new(Find(code), version, figures, now, stored), request);
    }

    /// <param name="parent">Whose children.</param>
    /// <param name="children">Which of them.</param>
    /// <param name="version">The version of the parent, read together with the states.</param>
    /// <param name="state">The state of a child.</param>
    public async Task<ChildrenPage?> ChildrenAsync(
        RegionCode parent, IReadOnlyList<Region> children, string window, int sparkDays, Func<long> version, Func<RegionCode, RegionState> state)
    {
        var now = clock.GetUtcNow();
        var builder = Builder;
        var days = builder.NeededDays(parent, window, now);
        var stored = new Dictionary<RegionCode, ImmutableArray<Cell>>();
        foreach (var child in days.IsEmpty ? [] : children)
        {
            stored[child.Code] = await ReadAsync(child.Code, days);
        }

        var rows = ImmutableArray.CreateBuilder<RegionSummary>(children.Count);
        foreach (var child in children)
        {
            var (held, figures) = state(child.Code);
            if (builder.Row(new(child, held, figures, now, stored.GetValueOrDefault(child.Code)), window, sparkDays) is not { } row)
            {
                return null;
            }

            rows.Add(row);
        }

        return new(version(), now.ToWib(), rows.DrainToImmutable());
    }

    private async Task<ImmutableArray<Cell>> ReadAsync(RegionCode code, ImmutableArray<DayRange> days)
    {
        if (days.IsEmpty)
        {
            return default;
        }

        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var range in days)
        {
            cells.AddRange(await daily.ReadAsync(code, range.From, range.To, CancellationToken.None));
        }

        return cells.DrainToImmutable();
    }

    private Region Find(RegionCode code) =>
        register.TryFind(code, out var region) ? region : throw new ArgumentException("The register has no such region.", nameof(code));
}
