using CsCheck;
using SmartVillage.Aggregates;

namespace SmartVillage.Tests.Unit.Aggregates;

/// <summary>The two laws of figures, for any aggregate.</summary>
internal static class AggregateLaws
{
    private const long Cases = 2_000;

    public static void HoldForSum<T>(Gen<T> values)
        where T : ISum<T>, IEquatable<T>
    {
        var zero = T.AdditiveIdentity;
        Gen.Select(values, values, values).Sample((a, b, c) =>
        {
            Assert.Equal(a + b, b + a);
            Assert.Equal(a + b + c, a + (b + c));
            Assert.Equal(a, a + zero);
            Assert.Equal(a, zero + a);
            Assert.Equal(a, a + b - b);
            Assert.Equal(zero, a - a);
            Assert.Equal(a - b - c, a - (b + c));
            Assert.Equal((a + b).GetHashCode(), (b + a).GetHashCode());
        }, iter: Cases);
    }

    public static void HoldForJoin<T>(Gen<T> values)
        where T : IJoin<T>, IEquatable<T>
    {
        Gen.Select(values, values, values).Sample((a, b, c) =>
        {
            Assert.Equal(a.Join(b), b.Join(a));
            Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c)));
            Assert.Equal(a, a.Join(a));
            Assert.Equal(a, a.Join(T.Bottom));
            Assert.Equal(a, T.Bottom.Join(a));
            Assert.Equal(a.Join(b), a.Join(b).Join(a));
            Assert.Equal(a.Join(b).GetHashCode(), b.Join(a).GetHashCode());
        }, iter: Cases);
    }
}
