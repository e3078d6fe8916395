using System.Reflection;
using System.Text.RegularExpressions;

namespace SmartVillage.Tests.Unit.Architecture;

/// <summary>What the layers may know of each other, and of the world. The rules take what they judge, so that a test can show each of them failing.</summary>
internal static partial class Layers
{
    /// <summary>From the inside out: each may reference those before it.</summary>
    public static readonly string[] InOrder = ["SmartVillage.GrainInterfaces", "SmartVillage.Grains", "SmartVillage.Silo", "SmartVillage.Dashboard"];

    public static string[] ReferencesOf(string assembly) => [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!)];

    /// <summary>References of a layer to itself or to layers outside it.</summary>
    public static string[] Outward(string layer, IEnumerable<string> references) =>
        [.. references.Where(reference => Array.IndexOf(InOrder, reference) >= Array.IndexOf(InOrder, layer))];

    public static string[] Web(IEnumerable<string> references) =>
        [.. references.Where(reference => reference.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))];

    public static string[] Databases(IEnumerable<string> references) =>
        [.. references.Where(reference => DatabaseLibrary().IsMatch(reference))];

    public static bool NamesTheSilo(string source) => SiloNamespace().IsMatch(source);

    public static bool HoldsSql(string source) => SqlStatement().IsMatch(source);

    /// <summary>A qualified name; within <c>SmartVillage.*</c> namespaces the first part may be left out.</summary>
    [GeneratedRegex(@"(?<![\w.""/])(global::)?(SmartVillage\.)?Silo\.[A-Z]")]
    private static partial Regex SiloNamespace();

    /// <summary>A text that begins like a statement.</summary>
    [GeneratedRegex("""["(\s](select\s[\w*$]+[^"]*\sfrom|insert\sinto|update\s\w+\sset|delete\sfrom|create\s(table|index|unique)|pragma)\s""", RegexOptions.IgnoreCase)]
    private static partial Regex SqlStatement();

    [GeneratedRegex(@"^(Microsoft\.Data\.|System\.Data\.|Npgsql|SQLitePCL|Dapper|Microsoft\.EntityFrameworkCore|Orleans\.Persistence\.AdoNet)")]
    private static partial Regex DatabaseLibrary();
}
