using CsCheck;
using SmartVillage.Events;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;

namespace SmartVillage.Tests.Unit.Summaries;

public sealed class SatisfactionTests
{
    // Golden: 29 respondents, sums by element in the order of the rules.
    private static readonly long[] Golden = [105, 101, 100, 116, 102, 105, 106, 105, 115];

    [Fact]
    public void The_index_of_the_example_is_91_48_with_the_weight_of_exactly_one_ninth()
    {
        var index = SatisfactionIndex.Of(Nine(29), Golden);

        Assert.Equal(91.48m, index);
        Assert.Equal("A", SatisfactionRules.Letter(index, 30));
    }

    // 25/9 × S/5,000: the sums that give the edges exactly, and one answer less.
    [Theory]
    [InlineData(116_991, "65.00", "C")]
    [InlineData(116_990, "64.99", "D")]
    [InlineData(137_889, "76.61", "B")]
    [InlineData(137_888, "76.60", "C")]
    [InlineData(158_949, "88.31", "A")]
    [InlineData(158_948, "88.30", "B")]
    public void Edges_of_letters_are_met_after_rounding_half_away_from_zero(long sum, string index, string grade)
    {
        var found = SatisfactionIndex.Of(Nine(5_000), Spread(sum));

        Assert.Equal(decimal.Parse(index, System.Globalization.CultureInfo.InvariantCulture), found);
        Assert.Equal(grade, SatisfactionRules.Letter(found, 5_000));
    }

    [Fact]
    public void A_perfect_score_is_100_and_the_worst_25()
    {
        Assert.Equal(100m, SatisfactionIndex.Of([1, 2, 3, 4, 5, 6, 7, 8, 9], [4, 8, 12, 16, 20, 24, 28, 32, 36]));
        Assert.Equal(25m, SatisfactionIndex.Of(Nine(7), Nine(7)));
    }

    [Fact]
    public void It_is_null_until_each_element_has_an_answer()
    {
        Assert.Null(SatisfactionIndex.Of([5, 5, 5, 5, 0, 5, 5, 5, 5], [20, 20, 20, 20, 0, 20, 20, 20, 20]));
        Assert.Equal(100m, SatisfactionIndex.Of([5, 5, 5, 5, 1, 5, 5, 5, 5], [20, 20, 20, 20, 4, 20, 20, 20, 20]));
    }

    [Fact]
    public void It_is_the_mean_of_nine_means_whatever_their_numbers() =>
        Gen.Select(Gen.Int[1, 100_000], Gen.Double[1, 4]).Array[9].Sample(
            elements =>
            {
                long[] counts = [.. elements.Select(e => (long)e.Item1)];
                long[] sums = [.. elements.Select(e => (long)(e.Item1 * e.Item2))];
                var plain = Enumerable.Range(0, 9).Sum(i => (double)sums[i] / counts[i]) / 9 * 25;

                Assert.InRange((double)SatisfactionIndex.Of(counts, sums)!.Value, plain - 0.0050001, plain + 0.0050001);
            },
            iter: 1_000);

    [Fact]
    public void Villages_are_pooled_and_their_indices_never_averaged()
    {
        // 10 answers of 4 (index 100) and 30 of 2 (index 50): pooled 62.5, averaged it would be 75.
        var scene = new Scene()
            .Survey("2026-11-24T09:00:00+07:00", Nine(10), Nine(40))
            .Survey("2026-11-24T09:30:00+07:00", Nine(30), Nine(60));

        Assert.Equal((40L, 62.50m), (scene.Full().Satisfaction.Respondents, scene.Full().Satisfaction.Index));
    }

    [Fact]
    public void A_letter_is_given_for_a_closed_term_from_30_answers_only()
    {
        var scene = new Scene().Survey("2026-03-10T09:00:00+07:00", Nine(30), Nine(120)).Survey("2026-11-24T09:00:00+07:00", Nine(30), Nine(120));

        Assert.Equal("A", scene.Full("2026-S1").Satisfaction.Grade);
        Assert.All(["today", "30d", "month", "year"], window => Assert.Null(scene.Full(window).Satisfaction.Grade));
        Assert.Null(new Scene().Survey("2026-03-10T09:00:00+07:00", Nine(29), Nine(116)).Full("2026-S1").Satisfaction.Grade);
    }

    [Theory]
    [InlineData("18.09.10.2004", 29, false)]
    [InlineData("18.09.10.2004", 30, true)]
    [InlineData("18.09.10", 29, false)]
    [InlineData("18.09", 29, true)]
    public void Below_kabupaten_elements_that_judge_one_person_need_30_answers(string region, long answers, bool shown)
    {
        var elements = new Scene(region).Survey("2026-11-24T09:00:00+07:00", Nine(answers), Nine(answers * 3)).Full().Satisfaction.Elements;

        Assert.Equal(shown, elements.ContainsKey("perilaku"));
        Assert.Equal(shown, elements.ContainsKey("kompetensi"));
        Assert.Equal(3m, elements["waktu"].Mean);
    }

    [Theory]
    [InlineData("today")]
    [InlineData("7d")]
    [InlineData("30d")]
    [InlineData("year")]
    [InlineData("2026-S2")]
    public void What_fewer_than_5_answered_is_told_in_no_window_but_that_they_are(string window)
    {
        var (four, five) = (Answered(4).Full(window).Satisfaction, Answered(5).Full(window).Satisfaction);

        Assert.Equal((4L, null, 0), (four.Respondents, four.Index, four.Elements.Count));
        Assert.Equal((5L, 100m, new(5, 4m)), (five.Respondents, five.Index, five.Elements["waktu"]));
    }

    [Fact]
    public void An_element_that_fewer_than_5_answered_is_hidden_and_so_is_the_index_that_would_tell_it()
    {
        var satisfaction = new Scene().Survey("2026-11-24T09:00:00+07:00", [9, 9, 9, 9, 4, 9, 9, 9, 0], [36, 36, 36, 36, 4, 36, 36, 36, 0]).Full().Satisfaction;

        Assert.Null(satisfaction.Index);
        Assert.Equal(8, satisfaction.Elements.Count);
        Assert.Equal(new(0, null), satisfaction.Elements[Codes.Elements[8]]);
        Assert.False(satisfaction.Elements.ContainsKey(Codes.Elements[4]));
        Assert.Null(new Scene().Survey("2026-11-24T09:00:00+07:00", [9, 9, 9, 9, 4, 9, 9, 9, 9], Nine(9)).Full().Satisfaction.Index);
    }

    [Fact]
    public void Respondents_of_a_parent_are_the_sum_of_its_children_however_few() =>
        Assert.Equal(7, Answered(3).Survey("2026-11-20T09:00:00+07:00", Nine(4), Nine(16)).Full("30d").Satisfaction.Respondents);

    [Fact]
    public void Elements_carry_the_names_of_the_rules() => Assert.Equal(Enum.GetValues<SurveyElement>().Length, Codes.Elements.Distinct().Count());

    private static Scene Answered(long people) => new Scene().Survey("2026-11-24T09:00:00+07:00", Nine(people), Nine(people * 4));

    private static long[] Nine(long value) => [.. Enumerable.Repeat(value, 9)];

    private static long[] Spread(long sum) => [.. Enumerable.Range(0, 9).Select(i => (sum / 9) + (i < sum % 9 ? 1 : 0))];
}
