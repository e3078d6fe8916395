namespace SmartVillage.Dashboard.Views;

/// <summary>A line of text with one figure in it: <c>biasanya <b>2.417</b> · tanpa pengaduan</c>.</summary>
/// <param name="Before">Text before the figure.</param>
/// <param name="Strong">The figure.</param>
/// <param name="After">Text after it.</param>
/// <param name="Fig">Which figure it is, as a path into the summary.</param>
public sealed record Line(string Before, string? Strong = null, string After = "", string? Fig = null)
{
    /// <summary>Puts a figure where the sentence says <c>{0}</c>.</summary>
    public static Line Of(string sentence, string figure, string? fig = null)
    {
        var at = sentence.IndexOf("{0}", StringComparison.Ordinal);
        return at < 0 ? new(sentence) : new(sentence[..at], figure, sentence[(at + 3)..], fig);
    }
}
