using CsCheck;
using SmartVillage.Aggregates;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class DurationBucketsTests
{
    [Fact]
    public void The_middle_of_a_bucket_is_in_that_bucket() =>
        Assert.All(Enumerable.Range(0, DurationBuckets.Count), bucket => Assert.Equal(bucket, DurationBuckets.Of(TimeSpan.FromMinutes(DurationBuckets.MinutesOf(bucket)))));

    [Fact]
    public void A_duration_is_off_by_at_most_half_a_percent() => Gen.Double[2, 10 * 365.0 * 24 * 3600].Sample(
        seconds =>
        {
            var shown = DurationBuckets.MinutesOf(DurationBuckets.Of(TimeSpan.FromSeconds(seconds))) * 60;

            Assert.InRange(shown / seconds, 0.99499, 1.00501);
        },
        iter: 5_000);

    [Fact]
    public void A_longer_duration_is_never_in_a_lower_bucket() => Gen.Select(Gen.Double[0, 1e9], Gen.Double[0, 1e9]).Sample(
        (a, b) => Assert.True(DurationBuckets.Of(TimeSpan.FromSeconds(Math.Min(a, b))) <= DurationBuckets.Of(TimeSpan.FromSeconds(Math.Max(a, b)))),
        iter: 2_000);

    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1.01, 1)]
    [InlineData(4e9, DurationBuckets.Count - 1)]
    public void Ends_are_closed(double seconds, int bucket) => Assert.Equal(bucket, DurationBuckets.Of(TimeSpan.FromSeconds(seconds)));
}
