using System.Collections.Immutable;
using System.Globalization;

namespace SmartVillage.Silo.Storage;

/// <summary>A numbered script that changes a schema: <c>NNN-what.sql</c>, embedded.</summary>
internal sealed record SqlScript(int Number, string Name, string Text)
{
    /// <summary>The scripts of a folder below this namespace, for example <c>Sqlite.Migrations.Journal</c>, by number.</summary>
    public static ImmutableArray<SqlScript> In(string folder)
    {
        var prefix = $"{typeof(SqlScript).Namespace}.{folder}.";
        var assembly = typeof(SqlScript).Assembly;
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
            .Select(name => Read(name, name[prefix.Length..^".sql".Length]))
            .OrderBy(script => script.Number)];

        SqlScript Read(string resource, string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return new(int.Parse(name.AsSpan(0, 3), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }
}
