using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Wall;

/// <summary>Reads which villages reported today: once for all screens, and again at most every half minute.</summary>
internal sealed class WallDotsSource(IRegionSource source, RegionRegister register, MapAtlas atlas, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Task<WallDots>? _held;
    private long _heldSince;

    public Task<WallDots> DotsAsync()
    {
        lock (_gate)
        {
            if (_held is null or { IsFaulted: true } or { IsCanceled: true } || (_held.IsCompleted && time.GetElapsedTime(_heldSince) >= Fresh))
            {
                (_held, _heldSince) = (ReadAsync(), time.GetTimestamp());
            }

            return _held;
        }
    }

    private async Task<WallDots> ReadAsync()
    {
        await Task.Yield(); // not while the gate is held
        var province = register.Provinces.First().Code;
        var points = atlas.WallVillages(province);
        var pages = await Task.WhenAll(register.ChildrenOf(province).Select(kabupaten => source.GetChildrenAsync(kabupaten.Code, WindowNames.Today, 0, 0)));
        return WallDots.Of(pages.SelectMany(page => page?.Rows ?? []).Where(row => points.ContainsKey(row.Code)).Select(row => (points[row.Code], row)));
    }
}
