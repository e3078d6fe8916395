using System.Collections.Immutable;
using SmartVillage.Aggregates;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>A region's figures at one version, and on which versions of which villages they stand.</summary>
internal sealed record VerifyBasis(FigureChange Figures, ImmutableSortedDictionary<RegionCode, FigureVersion> Villages)
{
    private const int Tries = 40;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    public static async Task<VerifyBasis> TakeAsync(IGrainFactory grains, RegionCode region, TimeProvider time, CancellationToken cancellation)
    {
        if (region.IsVillage)
        {
            var figures = await grains.GetGrain<IDesaGrain>(region.ToString()).GetFiguresAsync();
            return new(figures, ImmutableSortedDictionary<RegionCode, FigureVersion>.Empty.Add(region, figures.To));
        }

        if (region.Level != RegionLevel.Provinsi)
        {
            var capture = await grains.GetGrain<IKabupatenGrain>(region.Kabupaten.ToString()).CaptureAsync(region);
            return new(capture.Figures, capture.Children);
        }

        for (var i = 0; i < Tries; i++)
        {
            if (await TryTakeProvinceAsync(grains, region) is { } basis)
            {
                return basis;
            }

            await Task.Delay(Pause, time, cancellation);
        }

        throw new TimeoutException("The province and its kabupaten could not be brought to one version.");
    }

    /// <summary>The province as it is, and of each kabupaten the vector at the version that the province holds; nothing when one is forgotten.</summary>
    private static async Task<VerifyBasis?> TryTakeProvinceAsync(IGrainFactory grains, RegionCode province)
    {
        var capture = await grains.GetGrain<IProvinsiGrain>(province.ToString()).CaptureAsync(province);
        var vectors = await Task.WhenAll(capture.Children.Select(kabupaten =>
            grains.GetGrain<IKabupatenGrain>(kabupaten.Key.ToString()).GetVectorAsync(kabupaten.Value.Sequence)));
        return Array.TrueForAll(vectors, vector => vector is not null)
            ? new(capture.Figures, vectors.SelectMany(vector => vector!).ToImmutableSortedDictionary())
            : null;
    }
}
