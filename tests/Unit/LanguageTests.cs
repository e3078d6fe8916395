using System.Xml.Linq;
using SmartVillage.Tests.Unit.Architecture;

namespace SmartVillage.Tests.Unit;

/// <summary>Whatever is said in Indonesian is said in English too, and the other way round.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("dashboard", "Shared")]
    [InlineData("dashboard", "OutWords")]
    [InlineData("silo", "Problems")]
    [InlineData("silo", "Rejections")]
    public void Both_languages_have_the_same_keys_and_English_no_value_that_Indonesian_has_not(string project, string name)
    {
        var (indonesian, english) = (Read(project, name + ".resx"), Read(project, name + ".en.resx"));

        Assert.NotEmpty(indonesian);
        Assert.Equal(indonesian.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(indonesian, word => Assert.True(string.IsNullOrWhiteSpace(word.Value) == string.IsNullOrWhiteSpace(english[word.Key]), word.Key));
        // English says "villages" where Indonesian takes the word that the region has for them.
        Assert.All(indonesian, word => Assert.True(PlacesOf(english[word.Key]).IsSubsetOf(PlacesOf(word.Value)), $"{word.Key}: {word.Value} | {english[word.Key]}"));
    }

    private static Dictionary<string, string> Read(string project, string file) =>
        XDocument.Load(Sources.PathOf(project, "Resources", file)).Root!.Elements("data").ToDictionary(word => (string)word.Attribute("name")!, word => (string)word.Element("value")!);

    private static HashSet<string> PlacesOf(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{\d").Select(place => place.Value)];
}
