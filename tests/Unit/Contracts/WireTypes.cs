using System.Reflection;
using Orleans;

namespace SmartVillage.Tests.Unit.Contracts;

/// <summary>What is spoken on the wire and kept in snapshots: every serialised type of the product with its alias, ids and member types.</summary>
internal static class WireTypes
{
    private static readonly string[] Assemblies = ["SmartVillage.GrainInterfaces", "SmartVillage.Grains"];

    public static IEnumerable<Type> All => Assemblies
        .SelectMany(name => Assembly.Load(name).GetTypes())
        .Where(type => type.GetCustomAttribute<GenerateSerializerAttribute>() is not null)
        .OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The one alias of a type; a record inherits none from its base.</summary>
    public static string? AliasOf(Type type) => type.GetCustomAttributes<AliasAttribute>(inherit: false).SingleOrDefault()?.Alias;

    public static IEnumerable<(uint Id, string Name, Type Type)> MembersOf(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.GetFields(own).Select(field => (field.GetCustomAttribute<IdAttribute>(), field.Name, field.FieldType))
            .Concat(type.GetProperties(own).Select(property => (property.GetCustomAttribute<IdAttribute>(), property.Name, property.PropertyType)))
            .Where(member => member.Item1 is not null)
            .Select(member => (member.Item1!.Id, member.Name, member.Item3))
            .OrderBy(member => member.Id);
    }

    public static string Describe()
    {
        var lines = All.SelectMany(type => type.IsEnum
            ? Enum.GetValues(type).Cast<object>().Select(value => $"  {Convert.ToInt64(value)} {value}").Prepend($"{AliasOf(type)} enum")
            : MembersOf(type).Select(member => $"  {member.Id} {member.Name} {NameOf(member.Type)}").Prepend($"{AliasOf(type)}{(type.IsValueType ? " struct" : "")}"));
        return string.Join('\n', lines) + "\n";
    }

    public static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;
}
