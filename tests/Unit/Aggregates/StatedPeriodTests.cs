using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;

namespace SmartVillage.Tests.Unit.Aggregates;

public sealed class StatedPeriodTests
{
    private static readonly Gen<(PeriodKind Kind, string Text)> Periods = Gen.Select(Gen.Int[1990, 2200], Gen.Enum<PeriodKind>(), Gen.Int[0, 99]).Select(
        (year, kind, n) => (kind, kind switch
        {
            PeriodKind.Year => $"{year}",
            PeriodKind.Month => $"{year}-{(n % 12) + 1:00}",
            PeriodKind.Season => $"{year}-MT{(n % 3) + 1}",
            _ => $"{year}-S{(n % 2) + 1}",
        }));

    [Fact]
    public void A_period_reads_back_and_fits_a_key() => Periods.Sample(
        period =>
        {
            Assert.True(StatedPeriod.TryParse(period.Text, period.Kind, out var bucket));
            Assert.Equal(period.Text, StatedPeriod.ToText(bucket));
            Assert.InRange(bucket, 0, CellKey.MaxBucket);
            Assert.All(Enum.GetValues<PeriodKind>().Where(k => k != period.Kind), kind => Assert.False(StatedPeriod.TryParse(period.Text, kind, out _)));
        },
        iter: 2_000);

    [Fact]
    public void Periods_of_a_kind_sort_by_time() => Gen.Select(Periods, Periods).Where((a, b) => a.Kind == b.Kind).Sample(
        (a, b) =>
        {
            StatedPeriod.TryParse(a.Text, a.Kind, out var first);
            StatedPeriod.TryParse(b.Text, b.Kind, out var second);

            Assert.Equal(Math.Sign(string.CompareOrdinal(a.Text, b.Text)), first.CompareTo(second));
        },
        iter: 1_000);

    [Theory]
    [InlineData("", PeriodKind.Year)]
    [InlineData("202", PeriodKind.Year)]
    [InlineData("1989", PeriodKind.Year)]
    [InlineData("2201", PeriodKind.Year)]
    [InlineData("2026 ", PeriodKind.Year)]
    [InlineData("+026", PeriodKind.Year)]
    [InlineData("2026-13", PeriodKind.Month)]
    [InlineData("2026-00", PeriodKind.Month)]
    [InlineData("2026-1", PeriodKind.Month)]
    [InlineData("2026-+1", PeriodKind.Month)]
    [InlineData("2026/01", PeriodKind.Month)]
    [InlineData("2026-MT0", PeriodKind.Season)]
    [InlineData("2026-MT4", PeriodKind.Season)]
    [InlineData("2026-mt1", PeriodKind.Season)]
    [InlineData("2026-S3", PeriodKind.Semester)]
    [InlineData("2026-S11", PeriodKind.Semester)]
    public void Anything_else_is_no_period(string text, PeriodKind kind) => Assert.False(StatedPeriod.TryParse(text, kind, out _));
}
