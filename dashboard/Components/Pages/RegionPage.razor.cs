using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Access;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Compare;
using SmartVillage.Dashboard.Views.Maps;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Components.Pages;

/// <summary>The page of any region. The first HTML has its figures; then its circuit keeps them current.</summary>
public sealed partial class RegionPage : IDisposable
{
    private RegionPlace? _place;
    private RegionWatch? _watch;
    private PageFollower? _follower;
    private RegionView? _view;
    private RegionMap? _map;
    private string _window = WindowNames.Today;
    private ImmutableArray<RegionCode> _picked = [];

    [Parameter]
    public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "window")]
    private string? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "hal")]
    private int? Page { get; set; }

    [SupplyParameterFromQuery(Name = "peta")]
    private string? Chosen { get; set; }

    [SupplyParameterFromQuery(Name = "permohonan")]
    private string? Requests { get; set; }

    [SupplyParameterFromQuery(Name = PickedVillages.Key)]
    private string[]? AskedToCompare { get; set; }

    [Inject]
    private MapAtlas Atlas { get; set; } = default!;

    [Inject]
    private FeedLeases Feeds { get; set; } = default!;

    [Inject]
    private RegionRegister Register { get; set; } = default!;

    [Inject]
    private RegionWords Names { get; set; } = default!;

    [Inject]
    private ServiceCatalogue Catalogue { get; set; } = default!;

    [Inject]
    private CircuitPresence Presence { get; set; } = default!;

    [Inject]
    private LivePause Pause { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ILogger<RegionPage> Log { get; set; } = default!;

    [Inject]
    private IViewer Viewer { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Shared> Words { get; set; } = default!;

    /// <summary>Whether its rows are villages: then they can be told apart by their spread, and compared.</summary>
    private bool AreVillages => _place!.HasChildren && _place.Region.Level != RegionLevel.Provinsi;

    private string ChartColumns => _map is null || AreVillages ? "c8" : "c5";

    private string AttentionColumns => _map is null || AreVillages ? "c4" : "c3";

    public void Dispose() => _follower?.Dispose();

    protected override void OnInitialized() => _follower = new(Presence, Pause, Time, () => InvokeAsync(Show), FailAsync);

    protected override async Task OnParametersSetAsync()
    {
        if (Find() is not { } region)
        {
            _follower!.Leave();
            (_place, _watch) = (null, null);
            Navigation.NotFound();
            return;
        }

        _picked = region.Code.IsVillage || region.Level == RegionLevel.Provinsi ? [] : PickedVillages.Of(AskedToCompare, region.Code, Register);
        var catalogue = await Catalogue.GetAsync();
        var window = WindowNames.Of(Asked, catalogue);
        if (_place?.Region == region && _window == window && _watch is not null)
        {
            return;
        }

        if (!Viewer.MaySee(region.Code))
        {
            _follower!.Leave();
            (_place, _window, _watch, _view) = (RegionPlace.Of(region, Register, Names), window, null, null);
            return;
        }

        (_place, _window, _view, _map) = (RegionPlace.Of(region, Register, Names), window, null, Atlas.Of(region.Code));
        _watch = new(_place, window, catalogue, Feeds, Time);
        await _follower!.BeginAsync(_watch, RendererInfo.IsInteractive);
    }

    /// <summary>This page with other villages picked.</summary>
    private string PathOf(ImmutableArray<RegionCode> picked) => RegionPath.Of(_place!.Region.Code, _window, Page ?? 1, MapMeasure.Of(Chosen).Key, picked);

    private void Pick(RegionCode village) => Navigation.NavigateTo(PathOf(PickedVillages.Toggle(_picked, village)), replace: true);

    private Region? Find()
    {
        if (Code is null)
        {
            return Register.Provinces.First();
        }

        return RegionCode.TryParse(Code, out var code) && Register.TryFind(code, out var region) ? region : null;
    }

    private void Show()
    {
        _view = _watch?.View() ?? _view;
        StateHasChanged();
    }

    private Task FailAsync(Exception failure)
    {
        LiveLog.LogPageFailed(Log, _place!.Region.Code, failure);
        return DispatchExceptionAsync(failure);
    }
}
