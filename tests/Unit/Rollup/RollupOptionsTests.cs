using SmartVillage.Grains.Rollup;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class RollupOptionsTests
{
    private readonly RollupOptionsValidator _validator = new();

    [Fact]
    public void The_defaults_hold() => Assert.True(_validator.Validate(null, new()).Succeeded);

    [Fact]
    public void All_that_is_wrong_is_told_at_once_with_its_key_and_default()
    {
        var result = _validator.Validate(null, new() { SendEvery = TimeSpan.Zero, TickEvery = TimeSpan.Zero, KeepAliveEvery = -TimeSpan.FromSeconds(1), SnapshotEvery = TimeSpan.Zero, AsksAtATime = 0 });

        Assert.Equal(
            [
                "SmartVillage:Rollup:SendEvery must be positive (default 00:00:00.050).",
                "SmartVillage:Rollup:TickEvery must be positive (default 00:00:01).",
                "SmartVillage:Rollup:KeepAliveEvery must be positive (default 00:00:05).",
                "SmartVillage:Rollup:SnapshotEvery must be positive (default 00:00:30).",
                "SmartVillage:Rollup:AsksAtATime must be at least 1 (default 8).",
            ],
            result.Failures);
    }
}
