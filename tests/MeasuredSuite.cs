namespace SmartVillage.Tests;

/// <summary>Tests that measure time or memory: alone, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredSuite
{
    public const string Name = "measured";
}
