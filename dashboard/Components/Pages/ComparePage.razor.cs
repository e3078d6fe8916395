using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Compare;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Components.Pages;

/// <summary>Two to six regions beside each other. All that is chosen is in the address.</summary>
public sealed partial class ComparePage : IDisposable
{
    private static readonly string[] _explained = ["services.completed", "services.onTime", "satisfaction.index"];
    private CompareRequest _request = new([], WindowNames.Month, PerVillage: false);
    private CompareView? _view;
    private CompareWatch? _watch;
    private PageFollower? _follower;
    private string? _shown;
    private (DateTimeOffset At, TimeSpan Age)? _confirmed;

    [SupplyParameterFromQuery(Name = "wilayah")]
    private string[]? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "tambah")]
    private string? Added { get; set; }

    [SupplyParameterFromQuery(Name = "window")]
    private string? AskedWindow { get; set; }

    [SupplyParameterFromQuery(Name = "dasar")]
    private string? Basis { get; set; }

    [Inject]
    private FeedLeases Feeds { get; set; } = default!;

    [Inject]
    private RegionRegister Register { get; set; } = default!;

    [Inject]
    private ServiceCatalogue Catalogue { get; set; } = default!;

    [Inject]
    private CircuitPresence Presence { get; set; } = default!;

    [Inject]
    private LivePause Pause { get; set; } = default!;

    [Inject]
    private ILogger<ComparePage> Log { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Shared> Words { get; set; } = default!;

    /// <summary>Peers of what is compared; before anything is, the kabupaten and kota.</summary>
    private IEnumerable<RegionLink> Addable => _view?.Addable ?? (_request.AreVillages ? Register.VillagesOf(_request.Regions[0].Kabupaten) : Register.Provinces.SelectMany(p => Register.ChildrenOf(p.Code)))
        .Where(region => !_request.Regions.Contains(region.Code)).Select(region => new RegionLink(region.Code, RegionPlace.RowName(region.Name)));

    public void Dispose() => _follower?.Dispose();

    protected override void OnInitialized() => _follower = new(Presence, Pause, Time, () => InvokeAsync(Show), FailAsync);

    protected override async Task OnParametersSetAsync()
    {
        var catalogue = await Catalogue.GetAsync();
        // A day is too small to compare villages: 30 days unless another window is asked for.
        var request = CompareRequest.Of(Asked, Added, AskedWindow is null ? WindowNames.Month : WindowNames.Of(AskedWindow, catalogue), Basis, Register);
        if (request.Path() == _shown)
        {
            return;
        }

        (_request, _shown, _view) = (request, request.Path(), null);
        if (request.Regions.Length < CompareRequest.Fewest)
        {
            _follower!.Leave();
            _watch = null;
            return;
        }

        _watch = new(request, catalogue, Feeds, Time);
        await _follower!.BeginAsync(_watch, RendererInfo.IsInteractive);
    }

    private void Show()
    {
        (_view, _confirmed) = (_watch?.View(Register, Words) ?? _view, _watch?.Confirmed);
        StateHasChanged();
    }

    private Task FailAsync(Exception failure)
    {
        LiveLog.LogPageFailed(Log, _request.Parents[0], failure);
        return DispatchExceptionAsync(failure);
    }
}
