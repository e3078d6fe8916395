using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Time;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Figures;

/// <summary>Makes summaries for region grains: the builder of the present catalogue, and the daily projection where a window reaches that far.</summary>
public sealed class SummaryReader(
    RegionRegister register,
    PopulationTable population,
    ICatalogueSource catalogues,
    IDailyStore daily,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock)
{
    private SummaryBuilder? _builder;

    /// <summary>The builder of the present catalogue.</summary>
    public SummaryBuilder Builder
    {
        get
        {
            var catalogue = catalogues.Current;
            return _builder is { } builder && ReferenceEquals(builder.Catalogue, catalogue)
                ? builder
                : _builder = new(register, catalogue, population.Official);
        }
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Day cells of the daily projection that a window needs; mostly none, and then nothing is read.</summary>
    public Task<ImmutableArray<Cell>> ReadStoredAsync(RegionCode region, string window, CancellationToken cancellation) =>
        ReadAsync(region, Builder.NeededDays(region, window, Now), cancellation);

    /// <inheritdoc cref="ReadStoredAsync(RegionCode, string, CancellationToken)"/>
    public Task<ImmutableArray<Cell>> ReadStoredAsync(RegionCode region, SeriesRequest request, CancellationToken cancellation) =>
        ReadAsync(region, SummaryBuilder.NeededDays(request, Now), cancellation);

    /// <summary>What the builder reads: figures at a version, now.</summary>
    public SummaryInput Input(RegionCode region, long version, FigureStore figures, ImmutableArray<Cell> stored = default) =>
        new(register.TryFind(region, out var found) ? found : throw new KeyNotFoundException($"Region {region} isn't in the register."), version, figures, Now, stored);

    private async Task<ImmutableArray<Cell>> ReadAsync(RegionCode region, ImmutableArray<DayRange> ranges, CancellationToken cancellation)
    {
        if (ranges.IsDefaultOrEmpty)
        {
            return default;
        }

        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var range in ranges)
        {
            cells.AddRange(await daily.ReadAsync(region, range.From, range.To, cancellation));
        }

        return cells.DrainToImmutable();
    }
}
