using CsCheck;
using SmartVillage.Aggregates;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class CellVectorTests
{
    // Few keys and small values, so that cells meet and cancel.
    private static readonly Gen<CellVector> Vectors =
        Gen.Select(Gen.Int[0, 6], Gen.Long[-3, 3], (key, value) => new Cell(Key(key), value)).Array[0, 12].Select(CellVector.From);

    [Fact]
    public void It_keeps_the_law_of_sums() => AggregateLaws.HoldForSum(Vectors);

    [Fact]
    public void Its_cells_are_sorted_distinct_and_never_zero() => Gen.Select(Vectors, Vectors).Sample(
        (a, b) =>
        {
            foreach (var vector in new[] { a, a + b, a - b })
            {
                Assert.Equal(vector.Cells.Select(c => c.Key).Distinct().Order(), vector.Cells.Select(c => c.Key));
                Assert.DoesNotContain(vector.Cells, cell => cell.Value == 0);
            }
        },
        iter: 1_000);

    [Fact]
    public void Cells_of_one_key_add_up() =>
        Assert.Equal([new Cell(Key(1), 5)], CellVector.From([new(Key(1), 2), new(Key(2), 4), new(Key(1), 3), new(Key(2), -4)]).Cells);

    [Fact]
    public void A_sum_that_is_too_large_is_an_error_and_never_wraps()
    {
        var largest = CellVector.From([new(Key(1), long.MaxValue)]);
        var smallest = CellVector.From([new(Key(1), long.MinValue)]);

        Assert.Throws<OverflowException>(() => largest + CellVector.From([new(Key(1), 1)]));
        Assert.Throws<OverflowException>(() => CellVector.Zero - smallest);
        Assert.Throws<OverflowException>(() => CellVector.From([new(Key(1), long.MaxValue), new(Key(1), 1)]));
    }

    private static CellKey Key(int number) => new(CellSpan.Day, 20_000 + (number % 2), Series.Service(number, ServiceMetric.Completed));
}
