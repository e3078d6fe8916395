namespace SmartVillage.Dashboard.Views.Compare;

/// <summary>One axis for all columns, with round ends. Position carries the value, so it need not begin at 0.</summary>
public sealed record CompareScale(double From, double To)
{
    public double Share(double value) => Math.Clamp((value - From) / (To - From), 0, 1);

    /// <summary>Holds all of the values between round ends; <paramref name="most"/> caps what cannot be more, such as 100 %.</summary>
    public static CompareScale Of(IEnumerable<double> values, double most = double.MaxValue)
    {
        var all = values.DefaultIfEmpty(0).ToArray();
        var (least, greatest) = (all.Min(), all.Max());
        var step = Step(Math.Max(greatest - least, Math.Max(Math.Abs(greatest), 1) / 100));
        var from = Math.Max(0, Math.Floor(least / step) * step);
        return new(from, Math.Max(from + step, Math.Min(most, Math.Ceiling(greatest / step) * step)));
    }

    private static double Step(double range)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(range)));
        return (range / unit) switch { < 2 => unit / 2, < 5 => unit, _ => unit * 2 };
    }
}
