using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using SmartVillage.Dashboard.Charts;

namespace SmartVillage.Dashboard.Components.Charts;

/// <summary>The one way to ApexCharts: init, update, dispose. Options cross as data; updates go out at most once a second.</summary>
public sealed partial class ApexChart
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    private ElementReference _host;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private ChartModel? _drawn;
    private bool _drawing, _gone;

    [Parameter, EditorRequired]
    public ChartModel Model { get; set; } = default!;

    /// <summary>One sentence that says what the chart shows.</summary>
    [Parameter, EditorRequired]
    public string Summary { get; set; } = "";

    /// <summary>On a page without a circuit the model lies in the page, and js/out.js draws it.</summary>
    [Parameter]
    public bool IsStatic { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        try
        {
            if (_chart is not null)
            {
                await _chart.InvokeVoidAsync("dispose");
                await _chart.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser left and took the chart with it.
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_drawing && !ReferenceEquals(_drawn, Model))
        {
            _drawing = true;
            _ = DrawAsync();
        }

        return Task.CompletedTask;
    }

    private async Task DrawAsync()
    {
        try
        {
            while (!_gone && !ReferenceEquals(_drawn, Model))
            {
                var model = Model;
                if (_chart is null)
                {
                    _module = await Script.InvokeAsync<IJSObjectReference>("import", "./Components/Charts/ApexChart.razor.js");
                    _chart = await _module.InvokeAsync<IJSObjectReference>("init", _host, model);
                }
                else
                {
                    await _chart.InvokeVoidAsync("update", model);
                }

                _drawn = model;
                await Task.Delay(Apart, Time);
            }
        }
        catch (Exception failure) when (failure is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
        {
            // The browser left, or its tab sleeps; a new circuit draws anew.
        }
        finally
        {
            _drawing = false;
        }
    }
}
