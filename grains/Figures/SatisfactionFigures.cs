using SmartVillage.Aggregates;
using SmartVillage.Events;
using SmartVillage.Indicators;

namespace SmartVillage.Grains.Figures;

/// <summary>Satisfaction of a window: answers are pooled, indices never averaged.</summary>
internal static class SatisfactionFigures
{
    /// <summary>No letter below 30 answers; below kabupaten elements that judge one or two persons need as many.</summary>
    public const int FewAnswers = 30;

    /// <summary>A day's means come from at least 5 answers: a single survey is never shown.</summary>
    public const int FewAnswersOfADay = 5;

    private static readonly int ElementCount = Enum.GetValues<SurveyElement>().Length;

    public static SatisfactionSummary Of(FigureReading reading)
    {
        var respondents = reading.Totals[Series.Respondents];
        if (respondents == 0)
        {
            return new(0, null, null, Codes.NoElements);
        }

        Span<long> counts = stackalloc long[ElementCount];
        Span<long> sums = stackalloc long[ElementCount];
        for (var i = 0; i < ElementCount; i++)
        {
            counts[i] = reading.Totals[Series.ElementCount((SurveyElement)i)];
            sums[i] = reading.Totals[Series.ElementSum((SurveyElement)i)];
        }

        var index = SatisfactionIndex.Of(counts, sums);
        var hasLetter = index is not null && respondents >= FewAnswers && reading.Window.IsClosedTerm;
        var elements = Codes.NoElements.ToBuilder();
        for (var i = 0; i < ElementCount; i++)
        {
            if (!IsHidden((SurveyElement)i, counts[i], reading))
            {
                elements.Add(Codes.Elements[i], new(counts[i], Mean(counts[i], sums[i], reading.Window.Days.Count)));
            }
        }

        return new(respondents, index, hasLetter ? SatisfactionIndex.Grade(index!.Value) : null, elements.ToImmutable());
    }

    private static bool IsHidden(SurveyElement element, long answers, FigureReading reading) =>
        element is SurveyElement.Perilaku or SurveyElement.Kompetensi
        && answers < FewAnswers && ShownServices.IsBelowKabupaten(reading.Region.Level);

    private static decimal? Mean(long count, long sum, int days) =>
        count == 0 || (days == 1 && count < FewAnswersOfADay) ? null : Exact.RoundToCents(sum, count);
}
