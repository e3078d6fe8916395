namespace SmartVillage.Silo.Hosting;

/// <summary>The console tells what happened to the process, not every request. What the configuration says goes before.</summary>
internal static class DefaultLogLevels
{
    public static void AddDefaultLogLevels(this IServiceCollection services) => services.Configure<LoggerFilterOptions>(options =>
    {
        // The last of several rules for one category holds, so the first gives way to configuration.
        options.Rules.Insert(0, new(null, "Microsoft.AspNetCore", LogLevel.Warning, null));
        options.Rules.Insert(0, new(null, "Orleans", LogLevel.Warning, null));
    });
}
