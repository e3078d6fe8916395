namespace SmartVillage.Aggregates;

/// <summary>Histogram buckets of durations, each 1 % wide: counts add up, percentiles are off by at most half a percent.</summary>
public static class DurationBuckets
{
    /// <summary>How many buckets there are; the last one takes everything above about ten years.</summary>
    public const int Count = 1970;

    private static readonly double[] LowerBounds = [.. Enumerable.Range(0, Count + 1).Select(i => i == 0 ? 0 : Math.Pow(1.01, i))];

    /// <summary>The bucket of a duration.</summary>
    public static int Of(TimeSpan duration)
    {
        var seconds = Math.Max(0, duration.TotalSeconds);
        var index = Array.BinarySearch(LowerBounds, 0, Count, seconds);
        return index >= 0 ? index : Math.Max(0, ~index - 1);
    }

    /// <summary>The middle of a bucket, in minutes.</summary>
    public static double MinutesOf(int bucket) => bucket == 0 ? 0 : (LowerBounds[bucket] + LowerBounds[bucket + 1]) / 120;
}
