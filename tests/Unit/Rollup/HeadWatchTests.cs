using SmartVillage.Grains.Rollup;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Rollup;

public sealed class HeadWatchTests
{
    private static readonly RegionCode Village = RegionCode.Parse("18.09.10.2004");

    private readonly HeadWatch _watch = new();
    private long _held = 5;

    [Fact]
    public void A_village_that_stays_ahead_is_asked_at_the_second_look()
    {
        _watch.Tell(new(Village, 6));

        Assert.Empty(Look());
        Assert.Equal([Village], Look());
        Assert.Empty(Look());
    }

    [Fact]
    public void A_message_that_was_under_way_needs_no_question()
    {
        _watch.Tell(new(Village, 6));
        Look();
        _held = 6;

        Assert.Empty(Look());
    }

    [Fact]
    public void What_is_held_already_needs_no_question()
    {
        _watch.Tell(new(Village, 5));

        Assert.Empty(Look());
        Assert.Empty(Look());
    }

    private IReadOnlyList<RegionCode> Look() => _watch.Look(_ => _held);
}
