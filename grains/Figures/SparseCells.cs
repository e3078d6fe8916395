namespace SmartVillage.Grains.Figures;

/// <summary>
/// How many residents are behind a number of distinct cells of a sparse sketch. Two residents may share a cell (register and rank,
/// some 14 bits of entropy), so the count of cells is a little low: this is the inverse of the expected number of cells.
/// </summary>
internal static class SparseCells
{
    private const int MaxRank = 53;

    private static readonly Lazy<double[]> ByCells = new(Table);

    public static double Residents(int cells) => ByCells.Value[cells];

    /// <summary>Residents that share a cell are few and near Poisson: their number is the variance.</summary>
    public static double RelativeError(int cells) =>
        cells == 0 ? 0 : 1.96 * Math.Sqrt(Residents(cells) - cells) / Residents(cells);

    /// <summary>Each from the one before, by Newton's rule: the expectation is smooth and rising.</summary>
    private static double[] Table()
    {
        var table = new double[ReachSketch.SparseLimit + 1];
        for (var cells = 1; cells < table.Length; cells++)
        {
            var residents = table[cells - 1] + 1;
            for (var step = 0; step < 4; step++)
            {
                var (expected, slope) = ExpectedCells(residents);
                residents += (cells - expected) / slope;
            }

            table[cells] = residents;
        }

        return table;
    }

    /// <summary>A cell of rank r is seen with probability 1 − (1 − 2⁻ʳ / registers)ⁿ.</summary>
    private static (double Expected, double Slope) ExpectedCells(double residents)
    {
        var (expected, slope) = (0.0, 0.0);
        for (var rank = 1; rank <= MaxRank; rank++)
        {
            var logOfMissing = double.LogP1(-Math.ScaleB(1, -rank) / ReachSketch.Registers);
            var missing = Math.Exp(residents * logOfMissing);
            expected -= double.ExpM1(residents * logOfMissing);
            slope -= missing * logOfMissing;
        }

        return (expected * ReachSketch.Registers, slope * ReachSketch.Registers);
    }
}
