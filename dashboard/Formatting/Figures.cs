using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Formatting;

/// <summary>Numbers and times as people read them, Indonesian or English. What is no figure is a dash, never 0.</summary>
internal static class Figures
{
    public const string None = "–";

    private static readonly (decimal From, string Id, string En)[] Scales =
        [(1_000_000_000_000m, "triliun", "trillion"), (1_000_000_000m, "miliar", "billion"), (1_000_000m, "juta", "million"), (10_000m, "ribu", "thousand")];

    private static bool IsEnglish => Culture.TwoLetterISOLanguageName == "en";

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    public static string Count(long value) => Minus(value.ToString("N0", Culture));

    public static string Count(long? value) => value is { } known ? Count(known) : None;

    /// <summary>Whether an estimate of people errs by a person or more: only then it is shown as one.</summary>
    public static bool IsEstimate(ReachSummary reach) => reach.RelativeError * reach.Estimate >= 1;

    /// <summary>Distinct people: <c>74</c>, <c>≈ 1.240</c>.</summary>
    public static string Reach(ReachSummary reach) => (IsEstimate(reach) ? "≈ " : "") + Count(reach.Estimate);

    /// <summary>How many answered: of a few it is not said how many.</summary>
    public static string Answers(long respondents) =>
        respondents is > 0 and < SatisfactionRules.FewestShown ? "<" + Count(SatisfactionRules.FewestShown) : Count(respondents);

    public static string Number(decimal value, int decimals) => Minus(value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture));

    /// <summary>As many decimals as the value has, at most <paramref name="most"/>.</summary>
    public static string Exact(decimal value, int most = 2) => Minus(value.ToString(most == 0 ? "#,0" : "#,0." + new string('#', most), Culture));

    public static string Percent(double? share, int decimals = 1) =>
        share is { } known ? Minus((known * 100).ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture)) + "%" : None;

    public static string Rupiah(decimal value) => Minus((value < 0 ? "-Rp" : "Rp") + Math.Abs(value).ToString("N0", Culture));

    /// <summary><c>Rp1,92 miliar</c>, <c>Rp511,6 juta</c>, <c>Rp9.500</c>.</summary>
    public static string RupiahShort(decimal value)
    {
        var size = Math.Abs(value);
        foreach (var (from, id, en) in Scales)
        {
            if (size >= from)
            {
                var unit = from == 10_000m ? 1_000m : from;
                var scaled = value / unit;
                return Minus($"{(value < 0 ? "-" : "")}Rp{Math.Abs(scaled).ToString(Math.Abs(scaled) < 10 ? "0.##" : "#,0.#", Culture)} {(IsEnglish ? en : id)}");
            }
        }

        return Rupiah(value);
    }

    /// <summary><c>10.24 WIB</c>; English <c>10:24 WIB</c>.</summary>
    public static string Clock(DateTimeOffset instant) => instant.ToWib().ToString(IsEnglish ? "HH':'mm" : "HH'.'mm", Culture) + " WIB";

    /// <summary><c>10.24</c>: in a column that says what it is.</summary>
    public static string HourMinute(DateTimeOffset instant) => instant.ToWib().ToString(IsEnglish ? "HH':'mm" : "HH'.'mm", Culture);

    /// <summary><c>10.24.07 WIB</c>.</summary>
    public static string ClockSeconds(DateTimeOffset instant) => instant.ToWib().ToString(IsEnglish ? "HH':'mm':'ss" : "HH'.'mm'.'ss", Culture) + " WIB";

    /// <summary><c>Selasa</c>.</summary>
    public static string Weekday(DateTimeOffset instant) => instant.ToWib().ToString("dddd", Culture);

    /// <summary><c>Selasa, 24 November 2026</c>.</summary>
    public static string LongDay(DateTimeOffset instant) => instant.ToWib().ToString("dddd, d MMMM yyyy", Culture);

    /// <summary><c>24 Nov</c>.</summary>
    public static string ShortDay(DateTimeOffset instant) => instant.ToWib().ToString("d MMM", Culture);

    /// <summary><c>Nov 2026</c>.</summary>
    public static string Month(DateTimeOffset instant) => instant.ToWib().ToString("MMM yyyy", Culture);

    /// <summary><c>24 Nov 2026</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary><c>25 Okt–23 Nov 2026</c>: first and last day of what ends before <paramref name="to"/>.</summary>
    public static string Range(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (from.ToWib(), to.ToWib().AddDays(-1));
        return first.Date == last.Date ? last.ToString("d MMM yyyy", Culture) : $"{first.ToString(first.Year == last.Year ? "d MMM" : "d MMM yyyy", Culture)}–{last.ToString("d MMM yyyy", Culture)}";
    }

    /// <summary><c>44 mnt</c>, <c>1 j 37 mnt</c>, <c>2 h 3 j</c>.</summary>
    public static string Minutes(double minutes)
    {
        var (day, hour, minute) = IsEnglish ? ("d", "h", "min") : ("h", "j", "mnt");
        if (minutes < 60)
        {
            return $"{minutes.ToString(minutes < 10 ? "0.#" : "0", Culture)} {minute}";
        }

        var whole = (long)Math.Round(minutes);
        return whole < 1440
            ? $"{whole / 60} {hour}{(whole % 60 == 0 ? "" : $" {whole % 60} {minute}")}"
            : $"{whole / 1440} {day}{(whole % 1440 / 60 == 0 ? "" : $" {whole % 1440 / 60} {hour}")}";
    }

    /// <summary>Time in words, for a sentence: <c>2 jam</c>, <c>1 jam 30 menit</c>, <c>45 menit</c>.</summary>
    public static string WorkTime(double minutes)
    {
        var (hours, rest) = ((long)Math.Round(minutes) / 60, (long)Math.Round(minutes) % 60);
        var (hour, minute) = IsEnglish ? (hours == 1 ? "hour" : "hours", "minutes") : ("jam", "menit");
        return hours == 0 ? $"{rest} {minute}" : rest == 0 ? $"{hours} {hour}" : $"{hours} {hour} {rest} {minute}";
    }

    /// <summary>A measure in its unit: <c>Rp187,4 juta</c>, <c>31.600 kg</c>.</summary>
    public static string Measure(decimal value, string unit) => unit == "IDR" ? RupiahShort(value) : $"{Exact(value)} {unit}";

    /// <summary>Typography: a real minus.</summary>
    private static string Minus(string text) => text.Replace('-', '−');
}
