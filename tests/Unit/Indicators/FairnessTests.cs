using SmartVillage.Indicators;

namespace SmartVillage.Tests.Unit.Indicators;

public sealed class FairnessTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 0.2775)]
    [InlineData(50, 100, 0.4038, 0.5962)]
    [InlineData(81, 100, 0.7222, 0.8749)]
    [InlineData(0, 0, 0.0, 1.0)]
    public void The_Wilson_interval_is_that_of_the_tables(long part, long whole, double lower, double upper)
    {
        var interval = Fairness.Wilson(part, whole);

        Assert.Equal((lower, upper), (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)));
    }

    [Theory]
    [InlineData(0, 59, TargetVerdict.CannotBeJudged)]
    [InlineData(0, 60, TargetVerdict.BelowTarget)]
    [InlineData(81, 100, TargetVerdict.BelowTarget)]
    [InlineData(85, 100, TargetVerdict.CannotBeJudged)]
    [InlineData(100, 100, TargetVerdict.ReachesTarget)]
    [InlineData(59, 59, TargetVerdict.CannotBeJudged)]
    public void Below_target_is_said_only_beyond_chance(long part, long whole, TargetVerdict verdict) => Assert.Equal(verdict, Fairness.Judge(part, whole, 0.9));

    [Fact]
    public void A_change_within_the_joint_error_is_none()
    {
        Assert.True(Fairness.IsWithinError(100, 3, 105, 4));
        Assert.False(Fairness.IsWithinError(100, 3, 105.1, 4));
    }

    /// <summary>However a thousand times nine elements are answered: the interval is no narrower than theirs.</summary>
    [Fact]
    public void The_error_of_an_index_is_the_widest_its_answers_allow()
    {
        var random = new Random(9);
        for (var i = 0; i < 1_000; i++)
        {
            const int N = 50;
            var answers = Enumerable.Range(0, N).Select(_ => Enumerable.Range(0, 9).Select(_ => (double)random.Next(1, 5)).Average() * 25).ToArray();
            var (index, spread) = (answers.Average(), Math.Sqrt(answers.Select(a => Math.Pow(a - answers.Average(), 2)).Average()));

            Assert.True(Fairness.IndexError(index, N) >= Fairness.Z95 * spread / Math.Sqrt(N));
        }

        Assert.Equal(0, Fairness.IndexError(100, 10));
        Assert.True(double.IsPositiveInfinity(Fairness.IndexError(80, 0)));
    }
}
