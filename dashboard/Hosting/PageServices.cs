using SmartVillage.Dashboard.Components;

namespace SmartVillage.Dashboard.Hosting;

/// <summary>The pages.</summary>
internal static class PageServices
{
    private static readonly string[] NotPages = ["/api", "/hubs", "/health", "/openapi", "/_blazor", "/_framework"];

    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddDisplayCulture();
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
        app.UsePageSecurity();
        app.UseRequestLocalization();
        app.UseWhen(
            context => !NotPages.Any(path => context.Request.Path.StartsWithSegments(path)),
            pages => pages.UseStatusCodePagesWithReExecute("/tidak-ditemukan"));
        app.UseAntiforgery();
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapPreferences();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // our own header says it
        return app;
    }
}
