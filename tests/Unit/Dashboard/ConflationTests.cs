using Microsoft.Extensions.Time.Testing;
using SmartVillage.Dashboard.Live;

namespace SmartVillage.Tests.Unit.Dashboard;

public sealed class ConflationTests
{
    [Fact]
    public void The_first_goes_at_once_and_the_last_is_never_lost()
    {
        var time = new FakeTimeProvider();
        using var conflation = new Conflation(TimeSpan.FromMilliseconds(250), time);
        var (value, shown) = (0, new List<int>());

        for (var i = 1; i <= 10; i++)
        {
            value = i;
            conflation.Request(() => shown.Add(value));
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, shown[0]);
        Assert.Equal(10, shown[^1]);
        Assert.InRange(shown.Count, 4, 6);
    }
}
