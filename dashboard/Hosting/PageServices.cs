using SmartVillage.Dashboard.Briefing;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Components;
using SmartVillage.Dashboard.Exports;
using SmartVillage.Dashboard.History;
using SmartVillage.Dashboard.Public;
using SmartVillage.Dashboard.Wall;

namespace SmartVillage.Dashboard.Hosting;

/// <summary>The pages.</summary>
internal static class PageServices
{
    private static readonly string[] NotPages = ["/api", "/hubs", "/health", "/openapi", "/_blazor", "/_framework"];

    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorization();
        builder.Services.AddDisplayCulture();
        builder.Services.AddSingleton<MapAtlas>();
        builder.Services.AddScoped<ExportSource>();
        builder.Services.AddSingleton<PublicFigures>();
        builder.Services.AddSingleton<BriefingSource>();
        builder.Services.AddSingleton<HistorySource>();
        builder.Services.AddSingleton<WallDotsSource>();
        builder.Services.AddPageCompression();
        builder.Services.AddSingleton<ExportFormats>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitMaxRetained = 200;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(3);
            options.MaxBufferedUnacknowledgedRenderBatches = 4; // a screen that stopped reading is dropped, not buffered
        });
        return builder;
    }

    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UsePageSecurity();
        app.UseRequestLocalization();
        app.UseWhen(
            context => !NotPages.Any(path => context.Request.Path.StartsWithSegments(path)),
            pages => pages.UseStatusCodePagesWithReExecute("/tidak-ditemukan"));
        // Said here, so that a page shown in place of an empty error is routed anew.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapPreferences();
        app.MapExports();
        app.MapWall();
        app.MapGet("/favicon.ico", () => Results.LocalRedirect("/favicon.svg")).ExcludeFromDescription(); // asked for by browsers on pages without a head of ours
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // our own header says it
        return app;
    }
}
