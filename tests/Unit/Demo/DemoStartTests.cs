using SmartVillage.Grains.Journal;
using SmartVillage.Silo.Demo;

namespace SmartVillage.Tests.Unit.Demo;

public sealed class DemoStartTests
{
    private const JournalContent Both = JournalContent.Simulation | JournalContent.Real;

    [Theory]
    [InlineData(null, true, JournalContent.Nothing, true)]
    [InlineData(null, true, JournalContent.Simulation, true)]
    [InlineData(null, true, JournalContent.Real, false)]
    [InlineData(null, false, JournalContent.Nothing, false)]
    [InlineData(null, false, JournalContent.Real, false)]
    [InlineData(true, false, JournalContent.Nothing, true)]
    [InlineData(true, false, JournalContent.Simulation, true)]
    [InlineData(false, true, JournalContent.Nothing, false)]
    [InlineData(false, true, JournalContent.Real, false)]
    public void The_simulation_runs_where_nothing_real_is_kept(bool? enabled, bool development, JournalContent journal, bool on) =>
        Assert.Equal(new DemoDecision(on), DemoDecision.Of(enabled, development, journal));

    [Theory]
    [InlineData(true, true, JournalContent.Real, "SmartVillage:Demo:Enabled=false")]
    [InlineData(true, false, JournalContent.Real, "SmartVillage:Demo:Enabled=false")]
    [InlineData(false, true, JournalContent.Simulation, "SmartVillage:Demo:Enabled=true")]
    [InlineData(null, false, JournalContent.Simulation, "SmartVillage:Demo:Enabled=true")]
    [InlineData(null, true, Both, "SmartVillage:DataDirectory")]
    [InlineData(true, true, Both, "SmartVillage:DataDirectory")]
    [InlineData(false, false, Both, "SmartVillage:DataDirectory")]
    public void Where_simulated_and_real_events_would_meet_nothing_starts(bool? enabled, bool development, JournalContent journal, string setting) =>
        Assert.Contains(setting, DemoDecision.Of(enabled, development, journal).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("Villages", 0)]
    [InlineData("Speed", 0)]
    [InlineData("Speed", 1001)]
    [InlineData("Run", -1)]
    [InlineData("Run", 1_000_000)]
    public void Wrong_options_are_told_with_their_key(string key, int value)
    {
        var options = key switch
        {
            "Villages" => new DemoOptions { Villages = value },
            "Speed" => new DemoOptions { Speed = value },
            _ => new DemoOptions { Run = TimeSpan.FromMinutes(value) },
        };

        Assert.Contains(new DemoOptionsValidator().Validate(null, options).Failures!, f => f.StartsWith($"SmartVillage:Demo:{key} ", StringComparison.Ordinal));
        Assert.True(new DemoOptionsValidator().Validate(null, new()).Succeeded);
    }

    [Fact]
    public void A_fast_play_catches_up_and_then_runs_with_the_clock()
    {
        var now = Scripts.Wib(2026, 11, 24, 10);
        var play = DemoClock.Of(now, new() { Speed = 50, Run = TimeSpan.FromMinutes(10) });

        Assert.Equal(now.AddMinutes(-500), play.At(now));
        Assert.Equal(now.AddMinutes(-450), play.At(now.AddMinutes(1)));
        Assert.Equal(now.AddMinutes(11), play.At(now.AddMinutes(11)));
        Assert.Equal(now, DemoClock.Of(now, new()).At(now));
    }
}
