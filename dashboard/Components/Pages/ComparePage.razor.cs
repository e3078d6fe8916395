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
    private static readonly TimeSpan WaitForFigures = TimeSpan.FromSeconds(5);

    private CompareRequest _request = new([], WindowNames.Month, PerVillage: false);
    private CompareView? _view;
    private CompareWatch? _watch;
    private CancellationTokenSource? _stop;
    private string? _shown;
    private (DateTimeOffset At, TimeSpan Age)? _confirmed;

    [SupplyParameterFromQuery(Name = "wilayah")]
    private string? Asked { get; set; }

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
    private ILogger<ComparePage> Log { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Shared> Words { get; set; } = default!;

    /// <summary>Peers of what is compared; before anything is, the kabupaten and kota.</summary>
    private IEnumerable<RegionLink> Addable => _view?.Addable ?? (_request.AreVillages ? Register.VillagesOf(_request.Regions[0].Kabupaten) : Register.Provinces.SelectMany(p => Register.ChildrenOf(p.Code)))
        .Where(region => !_request.Regions.Contains(region.Code)).Select(region => new RegionLink(region.Code, RegionPlace.RowName(region.Name)));

    public void Dispose() => Leave();

    protected override async Task OnParametersSetAsync()
    {
        var catalogue = await Catalogue.GetAsync();
        // A day is too small to compare villages: 30 days unless another window is asked for.
        var request = CompareRequest.Of(Asked, Added, AskedWindow is null ? WindowNames.Month : WindowNames.Of(AskedWindow, catalogue), Basis, Register);
        if (request.Path() == _shown)
        {
            return;
        }

        Leave();
        (_request, _shown, _view) = (request, request.Path(), null);
        if (request.Regions.Length < CompareRequest.Fewest)
        {
            return;
        }

        _watch = new(request, catalogue, Feeds, Time);
        _stop = new();
        await ShowFirstAsync(_watch, _stop.Token);
    }

    private async Task ShowFirstAsync(CompareWatch watch, CancellationToken stop)
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

        (_view, _confirmed) = (watch.View(Register, Words), watch.Confirmed);
        if (RendererInfo.IsInteractive)
        {
            _ = FollowAsync(watch, stop);
        }
    }

    /// <summary>Nobody waits for this, so what fails in it is told here: to the log, and to the circuit.</summary>
    private async Task FollowAsync(CompareWatch watch, CancellationToken stop)
    {
        try
        {
            await watch.TellAsync(() => InvokeAsync(() => Show(watch)), Presence, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            LiveLog.LogPageFailed(Log, _request.Parents[0], failure);
            await DispatchExceptionAsync(failure);
        }
        catch (Exception)
        {
            // The page was left meanwhile.
        }
    }

    private void Show(CompareWatch watch)
    {
        if (ReferenceEquals(watch, _watch))
        {
            (_view, _confirmed) = (watch.View(Register, Words) ?? _view, watch.Confirmed);
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
