using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;
using SmartVillage.Live;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>A region's figures at a version. Taken after the last await: in between it moves on.</summary>
internal readonly record struct RegionState(long Version, FigureStore Figures);

/// <summary>What parents answer about themselves, their kecamatan and their children, from what they hold.</summary>
internal sealed class ParentReader(SummaryReader summaries)
{
    public RegionChanged Today(RegionCode code, RegionState state, ImmutableArray<Pulse> pulses)
    {
        var input = summaries.Input(code, state.Version, state.Figures);
        var summary = summaries.Builder.Full(input, "today") ?? throw new InvalidOperationException("The window today is always known.");
        return new(code, state.Version, input.Now.ToWib(), summary, pulses, Change: state.Version);
    }

    /// <summary>Today's figures as they are evaluated at an instant.</summary>
    public RegionSummary? At(RegionCode code, RegionState state, DateTimeOffset at) =>
        summaries.Builder.Full(summaries.Input(code, state.Version, state.Figures) with { Now = at }, "today");

    public async Task<RegionSummary?> SummaryAsync(RegionCode code, string window, Func<RegionState> state)
    {
        var stored = await summaries.ReadStoredAsync(code, window, CancellationToken.None);
        var (version, figures) = state();
        return summaries.Builder.Full(summaries.Input(code, version, figures, stored), window);
    }

    public async Task<ImmutableArray<SeriesPoint>?> SeriesAsync(RegionCode code, SeriesRequest request, Func<RegionState> state)
    {
        var stored = await summaries.ReadStoredAsync(code, request, CancellationToken.None);
        var (version, figures) = state();
        return summaries.Builder.Series(summaries.Input(code, version, figures, stored), request);
    }

    /// <summary>Rows of children, all read at one version of the parent.</summary>
    public async Task<ChildrenPage?> ChildrenAsync(
        RegionCode parent, string window, int sparkDays, Func<long> version, Func<IReadOnlyList<(RegionCode Code, RegionState State)>> children)
    {
        var stored = new Dictionary<RegionCode, ImmutableArray<Cell>>();
        if (!summaries.Builder.NeededDays(parent, window, summaries.Now).IsDefaultOrEmpty)
        {
            foreach (var (code, _) in children())
            {
                stored[code] = await summaries.ReadStoredAsync(code, window, CancellationToken.None);
            }
        }

        var (builder, now, rows) = (summaries.Builder, summaries.Now, ImmutableArray.CreateBuilder<RegionSummary>());
        foreach (var (code, state) in children())
        {
            var input = summaries.Input(code, state.Version, state.Figures, stored.GetValueOrDefault(code)) with { Now = now };
            if (builder.Row(input, window, sparkDays) is not { } row)
            {
                return null;
            }

            rows.Add(row);
        }

        return new(version(), now.ToWib(), rows.DrainToImmutable());
    }
}
