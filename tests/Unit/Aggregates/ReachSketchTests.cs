using CsCheck;
using SmartVillage.Grains.Figures;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class ReachSketchTests(ITestOutputHelper output)
{
    // Both forms, what lies around the limit between them, and residents that several sketches share.
    private static readonly Gen<ReachSketch> Sketches = Gen.Select(
        Gen.OneOf(Gen.Int[0, 5], Gen.Int[0, 600], Gen.Int[1_000, 1_060], Gen.Int[2_000, 6_000]),
        Gen.Int[0, 3]).Select((count, from) => Sketch((ulong)from * 400, count));

    [Fact]
    public void It_keeps_the_law_of_joins() => AggregateLaws.HoldForJoin(Sketches);

    [Fact]
    public void It_depends_on_the_set_of_residents_alone() => Gen.Select(Gen.Int[0, 2_500], Gen.Int[0, 50], Gen.Int).Sample(
        (count, again, seed) =>
        {
            var cells = Cells(0, count).ToArray();
            var shuffled = cells.Concat(cells.Take(again)).ToArray();
            new Random(seed).Shuffle(shuffled);
            var oneByOne = shuffled.Aggregate(ReachSketch.Bottom, (sketch, cell) => sketch.Join(ReachSketch.Of([cell])));

            Assert.Equal(ReachSketch.Of(cells), oneByOne);
            Assert.Equal(oneByOne, ReachSketch.Of(oneByOne.Cells));
        },
        iter: 1_000);

    [Fact]
    public void A_union_is_the_join_of_all() => Sketches.Array[0, 6].Sample(
        sketches => Assert.Equal(sketches.Aggregate(ReachSketch.Bottom, (all, next) => all.Join(next)), ReachSketch.Union(sketches)),
        iter: 1_000);

    [Fact]
    public void A_cell_takes_eighteen_bits_and_tells_no_more()
    {
        Assert.Equal((0 << 6) | 53, ReachSketch.CellOf(0));
        Assert.Equal((4095 << 6) | 1, ReachSketch.CellOf(ulong.MaxValue));
        Assert.Equal((1 << 6) | 2, ReachSketch.CellOf((1UL << 52) | (1UL << 50)));
        Gen.ULong.Sample(hash => Assert.InRange(ReachSketch.CellOf(hash), 1, (1 << 18) - 1), iter: 2_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_handful_is_exact(int residents) =>
        Assert.All(Enumerable.Range(0, 40), seed => Assert.Equal(residents, Math.Round(Sketch((ulong)seed << 32, residents).Estimate())));

    /// <summary>How far estimates are off, and how often the interval of 95 % holds the truth.</summary>
    [Theory]
    [InlineData(30, 0.01)]
    [InlineData(400, 0.008)]
    [InlineData(1_000, 0.008)]
    [InlineData(4_000, 0.015)]
    [InlineData(10_000, 0.02)]
    [InlineData(15_000, 0.02)]
    [InlineData(100_000, 0.02)]
    public void An_estimate_is_as_good_as_it_says(int residents, double allowed)
    {
        const int Trials = 100;
        var (squares, bias, held, stated) = (0.0, 0.0, 0, 0.0);
        for (var trial = 0; trial < Trials; trial++)
        {
            var sketch = Sketch((ulong)(trial + 1) << 40, residents);
            var error = (sketch.Estimate() - residents) / residents;
            squares += error * error;
            bias += error / Trials;
            stated += sketch.RelativeError() / Trials;
            held += Math.Abs(sketch.Estimate() - residents) <= Math.Max(0.5, sketch.RelativeError() * sketch.Estimate()) ? 1 : 0;
        }

        var spread = Math.Sqrt(squares / Trials);
        output.WriteLine($"measured reach of {residents}: standard error {spread:P2}, bias {bias:P2}, stated ± {stated:P2} held {held} of {Trials}");
        Assert.InRange(spread, 0, allowed);
        Assert.InRange(Math.Abs(bias), 0, 3 * allowed / Math.Sqrt(Trials));
        Assert.InRange(held, 88, Trials);
    }

    private static ReachSketch Sketch(ulong from, int count) => ReachSketch.Of(Cells(from, count));

    private static IEnumerable<int> Cells(ulong from, int count) => Enumerable.Range(0, count).Select(i => ReachSketch.CellOf(Hash(from + (ulong)i)));

    /// <summary>SplitMix64: as even as a keyed hash.</summary>
    private static ulong Hash(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
