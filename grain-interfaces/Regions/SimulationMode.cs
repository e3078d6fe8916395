namespace SmartVillage.Regions;

/// <summary>Whether this system shows a simulation. Decided once at start; demo data and real data never share a journal.</summary>
/// <param name="IsOn">Whether a simulation runs: every page, panel, export and print says SIMULASI.</param>
/// <param name="RealNames">Whether villages keep their names meanwhile; never in published pictures.</param>
[GenerateSerializer, Immutable, Alias("SmartVillage.Regions.SimulationMode")]
public sealed record SimulationMode([property: Id(0)] bool IsOn, [property: Id(1)] bool RealNames = false)
{
    /// <summary>How the source of every simulated event begins.</summary>
    public const string SourcePrefix = "/simulasi";

    /// <summary>No simulation.</summary>
    public static SimulationMode Off { get; } = new(false);

    /// <summary>Whether events of a source are simulated.</summary>
    public static bool IsSimulated(string source) => source.StartsWith(SourcePrefix, StringComparison.Ordinal);

    /// <summary>Whether events of a source may be recorded: simulated ones while a simulation runs, real ones while none does.</summary>
    public bool Accepts(string source) => IsSimulated(source) == IsOn;
}
