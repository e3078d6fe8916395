using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using SmartVillage.Indicators;

namespace SmartVillage.Tests.Unit.Indicators;

public sealed class IndicatorCatalogueTests
{
    [Fact]
    public void Every_public_number_of_a_summary_has_its_metadata()
    {
        // A version orders answers; it measures nothing.
        var numbers = Numbers(typeof(RegionSummary), "").Where(path => path != "version").Order(StringComparer.Ordinal).ToArray();

        Assert.True(numbers.Length > 60);
        Assert.Equal(numbers, IndicatorCatalogue.All.SelectMany(i => i.Fields).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_are_distinct_and_no_text_is_empty()
    {
        Assert.Distinct(IndicatorCatalogue.All.Select(i => i.Code));
        Assert.All(IndicatorCatalogue.All, i => Assert.All(
            [i.Concept, i.Name, i.Definition, i.Formula, i.Unit, i.Producer, i.Frequency],
            text => Assert.False(string.IsNullOrWhiteSpace(text.Id) || string.IsNullOrWhiteSpace(text.En))));
        Assert.Equal("Tepat waktu", IndicatorCatalogue.Find("services.onTime")!.Name.Id);
        Assert.Null(IndicatorCatalogue.Find("nothing"));
    }

    private static IEnumerable<string> Numbers(Type type, string path)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(long) || plain == typeof(double) || plain == typeof(decimal) || plain == typeof(int))
        {
            return [path];
        }

        if (plain.IsGenericType && (plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>) || plain.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>)))
        {
            return Numbers(plain.GetGenericArguments()[^1], path);
        }

        return plain.Namespace != typeof(RegionSummary).Namespace || plain.IsEnum
            ? []
            : plain.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .SelectMany(p => Numbers(p.PropertyType, (path.Length == 0 ? "" : path + ".") + JsonNamingPolicy.CamelCase.ConvertName(p.Name)));
    }
}
