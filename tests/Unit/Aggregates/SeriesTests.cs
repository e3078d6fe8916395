using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class SeriesTests
{
    private static readonly Gen<Series> All = Gen.OneOf(
        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Enum<ServiceMetric>(), Series.Service),
        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Int[1, 7], Series.Measure),
        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Int[0, DurationBuckets.Count - 1], Series.Duration),
        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Int[0, 511], Gen.Int[0, 7], Series.Comparison),
        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Enum<ComplaintMetric>(), Series.Complaint),
        Gen.Select(Gen.Enum<ActivityKind>(), Gen.Enum<ActivityField>(), Gen.Bool, Gen.Enum<ParticipationMetric>(), (a, f, hasField, m) => Series.Participation(a, hasField ? f : null, m)),
        Gen.Enum<SurveyElement>().Select(Series.ElementCount),
        Gen.Enum<SurveyElement>().Select(Series.ElementSum),
        Gen.Select(Gen.Int[0, 0xFFFF], Gen.Enum<FigureMetric>(), Series.Figure),
        Gen.Enum<ReportMetric>().Select(Series.Report),
        Gen.Enum<ProgrammeMetric>().Select(Series.Programme));

    private static readonly Gen<CellKey> Keys = Gen.Select(Gen.Enum<CellSpan>(), Gen.Int[0, CellKey.MaxBucket], All, (span, bucket, series) => new CellKey(span, bucket, series));

    [Fact]
    public void A_key_gives_back_what_it_was_made_of() => Gen.Select(Gen.Enum<CellSpan>(), Gen.Int[0, CellKey.MaxBucket], All).Sample(
        (span, bucket, series) =>
        {
            var key = new CellKey(span, bucket, series);

            Assert.Equal((span, bucket, series), (key.Span, key.Bucket, key.Series));
            Assert.Equal(key, new CellKey(((ulong)key.SpanAndBucket << 32) | series.Value));
        },
        iter: 2_000);

    [Fact]
    public void A_series_gives_back_what_it_was_made_of() => Gen.Select(Gen.Int[0, 0xFFFF], Gen.Int[0, 511], Gen.Int[0, 7]).Sample(
        (ordinal, agency, metric) =>
        {
            var series = Series.Comparison(ordinal, agency, metric);

            Assert.Equal((SeriesKind.Comparison, ordinal, agency, metric), (series.Kind, series.Subject, series.Metric >> 3, series.Metric & 7));
        },
        iter: 1_000);

    [Fact]
    public void Different_things_are_different_series()
    {
        var all = Enum.GetValues<ServiceMetric>().Where(m => m != ServiceMetric.MeasureBase).Select(m => Series.Service(3, m))
            .Concat(Enumerable.Range(1, 7).Select(m => Series.Measure(3, m)))
            .Concat(Enumerable.Range(0, DurationBuckets.Count).Select(b => Series.Duration(3, b)))
            .Concat(from agency in new[] { 0, 1, 511 } from metric in Enumerable.Range(0, 8) select Series.Comparison(3, agency, metric))
            .Concat(Enum.GetValues<ComplaintMetric>().Select(m => Series.Complaint(3, m)))
            .Concat(from kind in Enum.GetValues<ActivityKind>()
                    from field in Enum.GetValues<ActivityField>().Cast<ActivityField?>().Prepend(null)
                    from metric in Enum.GetValues<ParticipationMetric>()
                    select Series.Participation(kind, field, metric))
            .Append(Series.Respondents)
            .Concat(Enum.GetValues<SurveyElement>().SelectMany(e => new[] { Series.ElementCount(e), Series.ElementSum(e) }))
            .Concat(Enum.GetValues<FigureMetric>().Select(m => Series.Figure(3, m)))
            .Concat(Enum.GetValues<ReportMetric>().Select(Series.Report))
            .Concat(Enum.GetValues<ProgrammeMetric>().Select(Series.Programme))
            .ToArray();

        Assert.Distinct(all);
    }

    [Fact]
    public void Keys_sort_by_span_then_bucket_then_series() => Gen.Select(Keys, Keys).Sample(
        (a, b) =>
        {
            Assert.Equal((a.Span, a.Bucket, a.Series.Value).CompareTo((b.Span, b.Bucket, b.Series.Value)), a.CompareTo(b));
            Assert.Equal(a < b, b > a);
            Assert.Equal(a <= b, !(a > b));
        },
        iter: 2_000);

    [Fact]
    public void What_does_not_fit_is_refused_and_never_spills_over()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Service(0x10000, ServiceMetric.Completed));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Service(-1, ServiceMetric.Completed));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Duration(1, 0x1000));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Comparison(1, 512, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Comparison(1, 1, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => Series.Comparison(1, 1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CellKey(CellSpan.Day, -1, Series.Respondents));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CellKey(CellSpan.Day, CellKey.MaxBucket + 1, Series.Respondents));
    }
}
