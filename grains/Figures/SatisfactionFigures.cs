using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Satisfaction of a window: answers are pooled, indices never averaged.</summary>
internal static class SatisfactionFigures
{
    private static readonly int ElementCount = Enum.GetValues<SurveyElement>().Length;

    public static SatisfactionSummary Of(FigureReading reading) => Of(reading, reading.Totals);

    /// <param name="totals">Of the window, or of the one it is compared with.</param>
    public static SatisfactionSummary Of(FigureReading reading, CellTotals totals)
    {
        // How many there are adds up to the parent's, so it is told; what fewer than five say is not, in whatever window.
        var respondents = totals[Series.Respondents];
        if (respondents < SatisfactionRules.FewestShown)
        {
            return new(respondents, null, null, Codes.NoElements);
        }

        Span<long> counts = stackalloc long[ElementCount];
        Span<long> sums = stackalloc long[ElementCount];
        var elements = Codes.NoElements.ToBuilder();
        for (var i = 0; i < ElementCount; i++)
        {
            counts[i] = totals[Series.ElementCount((SurveyElement)i)];
            sums[i] = totals[Series.ElementSum((SurveyElement)i)];
            if (!IsHidden((SurveyElement)i, counts[i], reading))
            {
                elements.Add(Codes.Elements[i], new(counts[i], counts[i] == 0 ? null : Exact.RoundToCents(sums[i], counts[i])));
            }
        }

        var index = IsAnyOfFew(counts) ? null : SatisfactionIndex.Of(counts, sums);
        return new(respondents, index, reading.Window.IsClosedTerm ? SatisfactionRules.Letter(index, respondents) : null, elements.ToImmutable());
    }

    private static bool IsHidden(SurveyElement element, long answers, FigureReading reading) =>
        IsFew(answers)
        || (element is SurveyElement.Perilaku or SurveyElement.Kompetensi
            && answers < SatisfactionRules.FewestJudged && ShownServices.IsBelowKabupaten(reading.Region.Level));

    /// <summary>Beside eight means that are shown the index would tell the ninth.</summary>
    private static bool IsAnyOfFew(ReadOnlySpan<long> counts)
    {
        foreach (var count in counts)
        {
            if (IsFew(count))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFew(long answers) => answers is > 0 and < SatisfactionRules.FewestShown;
}
