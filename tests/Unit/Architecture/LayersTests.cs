namespace SmartVillage.Tests.Unit.Architecture;

public sealed class LayersTests
{
    public static TheoryData<string> All => [.. Layers.InOrder];

    [Theory]
    [MemberData(nameof(All))]
    public void References_point_inwards(string layer) => Assert.Empty(Layers.Outward(layer, Layers.ReferencesOf(layer)));

    [Fact]
    public void A_reference_outwards_is_noticed() =>
        Assert.Equal(["SmartVillage.Silo"], Layers.Outward("SmartVillage.Grains", Layers.ReferencesOf("SmartVillage.Dashboard")));

    [Fact]
    public void Only_the_composition_of_the_dashboard_names_the_silo() =>
        Assert.Equal(["Composition.cs"], Sources.Of("dashboard").Where(file => Layers.NamesTheSilo(file.Text)).Select(file => file.Path));

    [Theory]
    [InlineData("using SmartVillage.Silo.Hosting;", true)]
    [InlineData("@using SmartVillage.Silo.Figures", true)]
    [InlineData("var x = new Silo.Intake.Receipts(clock);", true)]
    [InlineData("typeof(global::SmartVillage.Silo.Program)", true)]
    [InlineData("// The silo. Then", false)]
    [InlineData("Orleans.Silo.X", false)]
    public void A_file_that_names_the_silo_is_noticed(string source, bool isNoticed) => Assert.Equal(isNoticed, Layers.NamesTheSilo(source));

    [Theory]
    [InlineData("SmartVillage.GrainInterfaces")]
    [InlineData("SmartVillage.Grains")]
    public void Contracts_and_grains_know_no_web(string layer) => Assert.Empty(Layers.Web(Layers.ReferencesOf(layer)));

    [Fact]
    public void A_layer_that_knows_the_web_is_noticed() => Assert.NotEmpty(Layers.Web(Layers.ReferencesOf("SmartVillage.Silo")));

    [Theory]
    [InlineData("SmartVillage.GrainInterfaces")]
    [InlineData("SmartVillage.Grains")]
    public void Contracts_and_grains_know_no_database(string layer) => Assert.Empty(Layers.Databases(Layers.ReferencesOf(layer)));

    [Theory]
    [InlineData("grain-interfaces")]
    [InlineData("grains")]
    public void Contracts_and_grains_hold_no_sql(string folder) =>
        Assert.Empty(Sources.Of(folder).Where(file => file.Path.EndsWith(".sql", StringComparison.Ordinal) || Layers.HoldsSql(file.Text)).Select(file => file.Path));

    [Fact]
    public void A_layer_that_knows_a_database_and_holds_sql_is_noticed()
    {
        Assert.Contains("Microsoft.Data.Sqlite", Layers.Databases(Layers.ReferencesOf("SmartVillage.Silo")));
        Assert.Superset(
            new HashSet<string> { "Storage/Sqlite/SqliteJournal.cs", "Storage/Sqlite/SqliteDaily.cs", "Storage/Sqlite/JournalInsert.cs" },
            Sources.Of("silo").Where(file => Layers.HoldsSql(file.Text)).Select(file => file.Path).ToHashSet());
    }
}
