namespace SmartVillage.Tests.Processes;

/// <summary>One test at a time: each starts the product's own programs, and measures them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessSuite
{
    public const string Name = "processes";
}
