using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Access;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

/// <summary>What pages show of summaries, without a browser.</summary>
internal static class Shown
{
    /// <summary>Who looks, where a test says so.</summary>
    public static AsyncLocal<IViewer?> Viewer { get; } = new();

    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddDisplayCulture()
        .AddSingleton(Scene.Register).AddSingleton<IErrorBoundaryLogger, Silent>().AddTransient<IViewer>(_ => Viewer.Value ?? new OpenViewer()).BuildServiceProvider();

    public static IStringLocalizer Words => Services.GetRequiredService<IStringLocalizer<SmartVillage.Dashboard.Shared>>();

    /// <summary>A region's page today.</summary>
    public static RegionView View(RegionSummary today, RegionSummary? month = null, params RegionSummary[] children) => new(
        RegionPlace.Of(Scene.Register.TryFind(today.Code, out var region) ? region : throw new ArgumentException(today.Name), Scene.Register, new([])),
        WindowNames.Today, today, today, month ?? today, children.ToImmutableSortedDictionary(row => row.Code, row => row),
        ChildrenMonth: null, Buckets: null, [], Scene.Catalogue, today.AsOf, TimeSpan.Zero);

    public static Kpi Kpi(RegionView view, string fig) => new KpiBuilder(view, Words).Build().Single(kpi => kpi.Fig == fig);

    /// <summary>The HTML of a component.</summary>
    public static async Task<string> HtmlAsync<T>(Dictionary<string, object?> parameters)
        where T : IComponent
    {
        await using var renderer = new HtmlRenderer(Services, Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private sealed class Silent : IErrorBoundaryLogger
    {
        public ValueTask LogErrorAsync(Exception exception) => ValueTask.CompletedTask;
    }
}
