using Microsoft.Extensions.Time.Testing;
using SmartVillage.Silo.Intake;

namespace SmartVillage.Tests.Unit.Intake;

public sealed class ReceiptsTests
{
    [Fact]
    public void Receipts_rise_while_the_clock_stands_still_and_when_it_goes_back()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)) { AutoAdvanceAmount = TimeSpan.Zero };
        var receipts = new Receipts(clock);
        var made = Enumerable.Range(0, 1000).Select(_ => receipts.Next()).ToList();
        clock.AdjustTime(clock.GetUtcNow().AddSeconds(-5));
        made.AddRange(Enumerable.Range(0, 10).Select(_ => receipts.Next()));

        Assert.Equal(made, made.Distinct().Order(StringComparer.Ordinal));
        Assert.All(made, receipt => Assert.True(Receipts.IsReceipt(receipt)));
    }

    [Fact]
    public void A_receipt_begins_with_its_time()
    {
        // The example of the specification of ULIDs.
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385));

        Assert.StartsWith("01ARYZ6S41", new Receipts(clock).Next(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01ARYZ6S410000000000000000", true)]
    [InlineData("01ARYZ6S41000000000000000", false)]
    [InlineData("81ARYZ6S410000000000000000", false)]
    [InlineData("01ARYZ6S41000000000000000U", false)]
    [InlineData("", false)]
    public void Only_a_ULID_is_a_receipt(string text, bool expected) => Assert.Equal(expected, Receipts.IsReceipt(text));
}
