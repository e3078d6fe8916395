using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Components.Pages;

/// <summary>The page of any region. The first HTML has its figures; then its circuit keeps them current.</summary>
public sealed partial class RegionPage : IDisposable
{
    /// <summary>Longer than a busy answer; a page that would wait longer is shown without figures, and says so.</summary>
    private static readonly TimeSpan WaitForFigures = TimeSpan.FromSeconds(5);

    private RegionPlace? _place;
    private RegionWatch? _watch;
    private RegionView? _view;
    private RegionMap? _map;
    private CancellationTokenSource? _stop;
    private string _window = WindowNames.Today;

    [Parameter]
    public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "window")]
    private string? Asked { get; set; }

    [SupplyParameterFromQuery(Name = "hal")]
    private int? Page { get; set; }

    [SupplyParameterFromQuery(Name = "peta")]
    private string? Chosen { get; set; }

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
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ILogger<RegionPage> Log { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Shared> Words { get; set; } = default!;

    public void Dispose() => Leave();

    protected override async Task OnParametersSetAsync()
    {
        if (Find() is not { } region)
        {
            Leave();
            _place = null;
            Navigation.NotFound();
            return;
        }

        var catalogue = await Catalogue.GetAsync();
        var window = WindowNames.Of(Asked, catalogue);
        if (_place?.Region == region && _window == window && _watch is not null)
        {
            return;
        }

        Leave();
        (_place, _window, _view, _map) = (RegionPlace.Of(region, Register, Names), window, null, Atlas.Of(region.Code));
        _watch = new(_place, window, catalogue, Feeds, Time);
        _stop = new();
        await ShowFirstAsync(_watch, _stop.Token);
    }

    private Region? Find()
    {
        if (Code is null)
        {
            return Register.Provinces.First();
        }

        return RegionCode.TryParse(Code, out var code) && Register.TryFind(code, out var region) ? region : null;
    }

    private async Task ShowFirstAsync(RegionWatch watch, CancellationToken stop)
    {
        try
        {
            await watch.ReadyAsync(stop).WaitAsync(WaitForFigures, Time, stop);
        }
        catch (TimeoutException)
        {
            // Shown as still loading; the circuit shows the figures when they come.
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _view = watch.View();
        if (RendererInfo.IsInteractive)
        {
            _ = FollowAsync(watch, stop);
        }
    }

    /// <summary>Nobody waits for this, so what fails in it is told here: to the log, and to the circuit, which ends and says so to the visitor.</summary>
    private async Task FollowAsync(RegionWatch watch, CancellationToken stop)
    {
        try
        {
            await watch.TellAsync(() => InvokeAsync(() => Show(watch)), Presence, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LiveLog.LogPageFailed(Log, _place!.Region.Code, failure);
            await DispatchExceptionAsync(failure);
        }
        catch (Exception)
        {
            // The page was left meanwhile.
        }
    }

    private void Show(RegionWatch watch)
    {
        if (ReferenceEquals(watch, _watch))
        {
            _view = watch.View() ?? _view;
            StateHasChanged();
        }
    }

    private void Leave()
    {
        _stop?.Cancel();
        _stop?.Dispose();
        _stop = null;
        _watch?.Dispose();
        _watch = null;
    }
}
