using System.Numerics;

namespace SmartVillage.Aggregates;

/// <summary>The law of what adds up: + is associative and commutative, zero is its identity, and − takes back what + added.</summary>
/// <remarks>Totals of a parent are sums of its children, so they depend on the set of events alone.</remarks>
public interface ISum<TSelf> : IAdditionOperators<TSelf, TSelf, TSelf>, ISubtractionOperators<TSelf, TSelf, TSelf>, IAdditiveIdentity<TSelf, TSelf>
    where TSelf : ISum<TSelf>;

/// <summary>The law of what joins: associative, commutative and idempotent, so a value that arrives twice changes nothing.</summary>
public interface IJoin<TSelf>
    where TSelf : IJoin<TSelf>
{
    /// <summary>The join of nothing.</summary>
    static abstract TSelf Bottom { get; }

    /// <summary>The least value that holds both.</summary>
    TSelf Join(TSelf other);
}
