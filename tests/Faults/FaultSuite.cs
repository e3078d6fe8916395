namespace SmartVillage.Tests.Faults;

/// <summary>One test at a time, after all that run side by side: each hurts the one cluster that they share, and leaves it whole.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FaultSuite : ICollectionFixture<FaultCluster>
{
    public const string Name = "faults";
}
