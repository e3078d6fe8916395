using System.Globalization;
using System.Text.RegularExpressions;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Silo.Errors;
using SmartVillage.Silo.Language;

namespace SmartVillage.Tests.Unit.Api;

public sealed class SentencesTests
{
    public static TheoryData<string> RejectionKeys =>
        [.. Enum.GetValues<RejectCode>().Select(c => c.ToCode()).Concat(Reasons.All).Append("in-future.day")];

    public static TheoryData<string> ProblemKeys =>
        [.. typeof(IProblemCode).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IProblemCode)))
            .Select(t => (string)t.GetProperty("Code")!.GetValue(null)!).SelectMany(c => new[] { c, c + ".title" })];

    [Theory]
    [MemberData(nameof(RejectionKeys))]
    public void Each_reason_has_a_sentence_in_both_languages(string key) => AssertBoth(Sentences.Rejections, key);

    [Theory]
    [MemberData(nameof(ProblemKeys))]
    public void Each_problem_has_a_sentence_in_both_languages(string key) => AssertBoth(Sentences.Problems, key);

    [Fact]
    public void A_clock_that_runs_ahead_is_told_by_how_much()
    {
        var rejection = Rejection.Of(RejectCode.InFuture, "time", "37");

        Assert.Contains("jam komputer maju 37 menit", Sentences.Of(rejection, ApiLanguage.Indonesian), StringComparison.Ordinal);
        Assert.Contains("37 minutes ahead", Sentences.Of(rejection, ApiLanguage.English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_an_argument_never_fails() =>
        Assert.NotEmpty(Sentences.Of(new(RejectCode.UnknownMeasure, "data", "unknown-measure", []), ApiLanguage.Indonesian));

    private static void AssertBoth(System.Resources.ResourceManager resources, string key)
    {
        var indonesian = resources.GetString(key, ApiLanguage.Indonesian);
        var english = resources.GetString(key, ApiLanguage.English);

        Assert.False(string.IsNullOrWhiteSpace(indonesian), key);
        Assert.False(string.IsNullOrWhiteSpace(english), key);
        Assert.NotEqual(indonesian, english);
        Assert.Equal(Places(indonesian!), Places(english!));
    }

    private static string Places(string sentence) =>
        string.Join(",", Regex.Matches(sentence, @"\{\d\}").Select(m => m.Value).Distinct().Order(StringComparer.Ordinal)).ToString(CultureInfo.InvariantCulture);
}
