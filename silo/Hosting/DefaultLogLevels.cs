namespace SmartVillage.Silo.Hosting;

/// <summary>The console tells what happened to the process, not every request. What the configuration says goes before.</summary>
internal static class DefaultLogLevels
{
    private static readonly (string Category, LogLevel Level)[] Defaults =
    [
        ("Microsoft.AspNetCore", LogLevel.Warning),
        ("Orleans", LogLevel.Warning),
        ("Orleans.Runtime.Silo", LogLevel.Error), // advice on the garbage collector at each start
        ("Orleans.Runtime.Watchdog", LogLevel.Error), // takes the first start for a stall
        ("Npgsql", LogLevel.Warning), // each statement
        ("Polly", LogLevel.Error), // Orleans' own retries
    ];

    public static void AddDefaultLogLevels(this IServiceCollection services) => services.Configure<LoggerFilterOptions>(options =>
    {
        // The last of several rules for one category holds, so the first gives way to configuration.
        foreach (var (category, level) in Defaults)
        {
            options.Rules.Insert(0, new(null, category, level, null));
        }
    });
}
