using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Desa;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>
/// Takes a region's figures at one version with the vector of villages that they stand on, folds every village from the journal to
/// exactly that sequence, evaluates it at the instant of the village's own evaluation, adds up and compares cell by cell.
/// </summary>
internal sealed class RegionVerifier(
    IGrainFactory grains,
    DesaFold fold,
    ICatalogueSource catalogues,
    [FromKeyedServices(DomainClock.Key)] TimeProvider clock,
    TimeProvider time) : IRegionVerifier, IDisposable
{
    private static readonly TimeSpan Reuse = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private readonly ConcurrentDictionary<RegionCode, (VerifyResult Result, long At)> _answers = [];

    public async Task<VerifyResult> VerifyAsync(RegionCode region, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            if (_answers.TryGetValue(region, out var answer) && time.GetElapsedTime(answer.At) < Reuse)
            {
                return answer.Result;
            }

            var result = await RunAsync(region, cancellation);
            _answers[region] = (result, time.GetTimestamp());
            return result;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<VerifyResult> RunAsync(RegionCode region, CancellationToken cancellation)
    {
        var basis = await VerifyBasis.TakeAsync(grains, region, time, cancellation);
        var today = Wib.DayOf(clock.GetUtcNow());
        var (journal, broken, events) = (new VerifySum(today), new List<VerifyDifference>(), 0L);
        foreach (var (village, version) in basis.Villages)
        {
            var folded = await fold.FoldAsync(village, version.Sequence, today, cancellation);
            folded.State.Evaluate(new(version.AsOf, TimeSpan.Zero), catalogues.Current);
            journal.Add(folded.State.Figures);
            events += version.Sequence;
            if (!folded.ChainHolds)
            {
                broken.Add(new(village, "Chain", version.Sequence, folded.State.Head.Seq));
            }
        }

        var differences = VerifySum.Of(basis.Figures, today).DifferencesTo(journal, region);
        return new(differences.IsEmpty && broken.Count == 0, events, basis.Figures.To.Sequence, [.. broken, .. differences]);
    }
}
