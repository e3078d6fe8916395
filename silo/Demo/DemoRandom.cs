namespace SmartVillage.Silo.Demo;

/// <summary>A small generator (SplitMix64) whose numbers depend on its seed alone, on every machine and in every version of .NET.</summary>
internal sealed class DemoRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A generator of its own for each thing that has keys, whatever was drawn elsewhere before.</summary>
    public static DemoRandom For(ulong seed, params ReadOnlySpan<long> keys)
    {
        var mixed = seed;
        foreach (var key in keys)
        {
            mixed = Mix(mixed + 0x9E3779B97F4A7C15 + (ulong)key);
        }

        return new(mixed);
    }

    public ulong NextBits() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>0 ≤ x &lt; 1.</summary>
    public double Next() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>0 ≤ x &lt; <paramref name="count"/>.</summary>
    public int Below(int count) => (int)(Next() * count);

    /// <summary><paramref name="least"/> ≤ x ≤ <paramref name="most"/>.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    public bool Chance(double probability) => Next() < probability;

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Next())) * Math.Cos(2 * Math.PI * Next());

    /// <summary>Half of the values lie below <paramref name="median"/>.</summary>
    public double LogNormal(double median, double sigma) => median * Math.Exp(sigma * Normal());

    public int Poisson(double mean)
    {
        if (mean > 60)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * Normal())));
        }

        var (count, product, limit) = (0, Next(), Math.Exp(-mean));
        for (; product > limit; count++)
        {
            product *= Next();
        }

        return count;
    }

    /// <summary>An index, the likelier the greater its weight.</summary>
    public int Weighted(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (var weight in weights)
        {
            total += weight;
        }

        var at = Next() * total;
        for (var i = 0; i < weights.Length - 1; i++)
        {
            if ((at -= weights[i]) < 0)
            {
                return i;
            }
        }

        return weights.Length - 1;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
