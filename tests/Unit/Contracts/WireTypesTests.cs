using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans;

namespace SmartVillage.Tests.Unit.Contracts;

public sealed class WireTypesTests
{
    private static readonly Type[] Scalars =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(double), typeof(decimal),
        typeof(DateOnly), typeof(TimeOnly), typeof(DateTimeOffset), typeof(DayOfWeek),
    ];

    private static readonly Type[] Collections = [typeof(ImmutableArray<>), typeof(ImmutableSortedDictionary<,>), typeof(Nullable<>)];

    /// <summary>After a reviewed change, move the received file over the approved one and commit it with the change.</summary>
    [Fact]
    public void What_is_on_the_wire_is_what_was_approved()
    {
        var folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "grain-interfaces");
        var (approved, received) = (Path.Combine(folder, "WireTypes.approved.txt"), WireTypes.Describe());
        var before = File.Exists(approved) ? File.ReadAllText(approved) : "";
        if (before != received)
        {
            File.WriteAllText(Path.Combine(folder, "WireTypes.received.txt"), received);
        }

        Assert.Equal(before, received);
    }

    [Fact]
    public void Every_wire_type_has_an_alias_that_is_its_full_name() =>
        Assert.Empty(WireTypes.All.Where(type => WireTypes.AliasOf(type) != type.FullName).Select(type => type.FullName));

    [Fact]
    public void Ids_are_unique_in_a_type() =>
        Assert.Empty(WireTypes.All.Where(type => WireTypes.MembersOf(type).GroupBy(member => member.Id).Any(group => group.Count() > 1)));

    [Fact]
    public void Types_that_are_not_copied_hold_nothing_that_can_change() =>
        Assert.Empty(WireTypes.All
            .Where(type => type.GetCustomAttribute<ImmutableAttribute>() is not null)
            .SelectMany(type => WireTypes.MembersOf(type).Where(member => !IsImmutable(member.Type)).Select(member => $"{type.Name}.{member.Name}")));

    /// <summary>The rule above can fail: a list is no immutable member.</summary>
    [Fact]
    public void A_list_is_something_that_can_change() => Assert.False(IsImmutable(typeof(List<int>)));

    private static bool IsImmutable(Type type) =>
        type.IsEnum
        || Scalars.Contains(type)
        || type.GetCustomAttribute<ImmutableAttribute>() is not null
        || (type.IsGenericType && Collections.Contains(type.GetGenericTypeDefinition()) && type.GetGenericArguments().All(IsImmutable));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
