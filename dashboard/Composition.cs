using SmartVillage.Silo.Hosting;

namespace SmartVillage.Dashboard;

/// <summary>What this process is made of, by <c>SmartVillage:Role</c>. The only file here that names the silo; all others talk to grains through their contracts.</summary>
internal static class Composition
{
    private const string Home = "http://localhost:5080";

    /// <summary>Published files lie beside the program, wherever it is started from; a build finds its own by the manifest.</summary>
    public static WebApplicationOptions Place(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };

    /// <summary>All in one: silo, API, hub and pages. <c>web</c>: hub and pages as a client of a cluster.</summary>
    public static WebApplicationBuilder AddRole(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        if (!HasAddress(builder.Configuration))
        {
            builder.WebHost.UseUrls(Home);
        }

        if (IsWeb(builder.Configuration))
        {
            builder.AddSmartVillageClient();
        }
        else
        {
            builder.AddSmartVillageSilo(HostRole.AllInOne);
        }

        return builder;
    }

    public static WebApplication MapRole(this WebApplication app)
    {
        if (IsWeb(app.Configuration))
        {
            app.MapSmartVillageHealth();
        }
        else
        {
            app.MapSmartVillageApi();
        }

        return app;
    }

    private static bool IsWeb(IConfiguration configuration) =>
        SmartVillageOptions.RoleOf(configuration[$"{SmartVillageOptions.Section}:Role"]) == HostRole.Web;

    private static bool HasAddress(ConfigurationManager configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration["https_ports"] is not null
        || configuration.GetSection("Kestrel:Endpoints").Exists();
}
