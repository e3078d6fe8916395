using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmartVillage.Regions;

/// <summary>The register of regions in dependency injection.</summary>
public static class RegionRegisterServices
{
    /// <summary>
    /// Adds <see cref="RegionRegister"/>, <see cref="RegionSearch"/>, <see cref="PopulationTable"/> and <see cref="RegionWords"/>.
    /// <c>SmartVillage:Register</c> names another CSV file. While a simulation runs (<see cref="SimulationMode"/>), the register handed out
    /// carries simulated names, so that API, pages and exports agree.
    /// </summary>
    public static IServiceCollection AddRegionRegister(this IServiceCollection services)
    {
        services.TryAddSingleton(SimulationMode.Off);
        services.TryAddSingleton(provider => Load(
            provider.GetService<IConfiguration>()?["SmartVillage:Register"],
            provider.GetRequiredService<SimulationMode>()));
        services.TryAddSingleton<RegionSearch>();
        services.TryAddSingleton(_ => PopulationTable.ReadEmbedded());
        services.TryAddSingleton(provider => new RegionWords(LocalWords(provider.GetService<IConfiguration>())));
        return services;
    }

    private static RegionRegister Load(string? path, SimulationMode simulation)
    {
        var register = string.IsNullOrWhiteSpace(path) ? RegionRegisterReader.ReadEmbedded() : RegionRegisterReader.ReadFile(path);
        return simulation is { IsOn: true, RealNames: false } ? SimulatedNames.Apply(register) : register;
    }

    private static IEnumerable<KeyValuePair<RegionCode, string>> LocalWords(IConfiguration? configuration)
    {
        foreach (var entry in configuration?.GetSection("SmartVillage:LocalWords").GetChildren() ?? [])
        {
            if (!RegionCode.TryParse(entry.Key, out var code) || string.IsNullOrWhiteSpace(entry.Value))
            {
                throw new InvalidOperationException($"SmartVillage:LocalWords:{entry.Key} must give the word for a village in a kabupaten or kota, for example SmartVillage:LocalWords:18.04=pekon.");
            }

            yield return new(code, entry.Value.Trim().ToLowerInvariant());
        }
    }
}
