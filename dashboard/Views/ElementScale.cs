using SmartVillage.Dashboard.Formatting;

namespace SmartVillage.Dashboard.Views;

/// <summary>
/// The line on which means of the nine elements stand, and their order. Answers go from 1 to 4, but means lie close together: where none is
/// below 2.5 only that half is drawn, and said so. A dot's place carries the value, not a length, so its line need not begin at the least.
/// </summary>
public readonly record struct ElementScale(double From)
{
    public const double To = 4;
    private const double Near = 2.5;

    /// <summary>The same on every page.</summary>
    public static readonly string[] Order = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"];

    public string Ends => $"{Figures.Exact((decimal)From)}–{Figures.Exact((decimal)To)}";

    public static ElementScale Of(IEnumerable<decimal?> means) => new(means.All(mean => mean is null or >= (decimal)Near) ? Near : 1);

    /// <summary>How far along the line, 0 to 1.</summary>
    public double Share(decimal mean) => Math.Clamp(((double)mean - From) / (To - From), 0, 1);
}
