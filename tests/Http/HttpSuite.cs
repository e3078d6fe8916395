namespace SmartVillage.Tests.Http;

/// <summary>One server for all tests of the API; each test uses villages of its own.</summary>
[CollectionDefinition(Name)]
public sealed class HttpSuite : ICollectionFixture<SiloServer>
{
    public const string Name = "http";
}
