namespace SmartVillage.Indicators;

/// <summary>What may be said of satisfaction (PermenPANRB 14/2017): from how many answers, and with which letter.</summary>
public static class SatisfactionRules
{
    /// <summary>Of fewer answers nothing is told but that there are some: a single survey is never shown.</summary>
    public const int FewestShown = 5;

    /// <summary>Of fewer answers an index has no letter, and below kabupaten elements that judge one or two persons are not shown.</summary>
    public const int FewestJudged = 30;

    /// <summary>From this index on the letter is A, which villages aim at.</summary>
    public const decimal LeastForA = 88.31m;

    /// <summary>The letter of an index of two decimals; <see langword="null"/> without an index, or of too few answers.</summary>
    /// <remarks>
    /// One rule with two uses. <see cref="SatisfactionSummary.Grade"/> is the official letter (IKM): this one, where the window is a
    /// semester or year that is over, else <see langword="null"/>. Pages show this one of the window that they name beside it
    /// ("30 hari"), and don't call it IKM.
    /// </remarks>
    public static string? Letter(decimal? index, long respondents) =>
        index is not { } known || respondents < FewestJudged ? null
        : known < 65.00m ? "D"
        : known < 76.61m ? "C"
        : known < LeastForA ? "B"
        : "A";
}
