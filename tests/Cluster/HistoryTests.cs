using Microsoft.Extensions.Time.Testing;
using SmartVillage.History;

namespace SmartVillage.Tests.Cluster;

public sealed class HistoryTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 23, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_region_tells_later_what_it_showed_when_the_hour_struck_and_not_what_arrived_since()
    {
        await using var cluster = await VillageCluster.StartAsync(new(_clock));
        await cluster.SendAsync(Sample.Hanura, Sample.Completed("a", _clock.GetUtcNow()), Sample.Completed("b", _clock.GetUtcNow()));
        await cluster.UntilProvinceShowsAsync(2);
        var (kabupaten, province) = (cluster.Cluster.Client.GetGrain<IHistoryGrain>("18.09"), cluster.Cluster.Client.GetGrain<IHistoryGrain>("18"));
        Assert.Null(await kabupaten.GetShownAsync(_clock.GetUtcNow()));

        // Until each has looked at its clock before the hour struck and after.
        await VillageCluster.Eventually(async () =>
        {
            if (await kabupaten.GetShownAsync(_clock.GetUtcNow()) is not null && await province.GetShownAsync(_clock.GetUtcNow()) is not null)
            {
                return true;
            }

            _clock.Advance(TimeSpan.FromHours(1));
            return false;
        }, "an hour is kept", TimeSpan.FromSeconds(2.5));
        var then = _clock.GetUtcNow();
        await cluster.SendAsync(Sample.Hanura, Sample.Completed("late", then.AddHours(-1)));
        await cluster.UntilProvinceShowsAsync(3);

        Assert.Equal(2, (await kabupaten.GetShownAsync(then))!.Services.Completed);
        Assert.Equal(2, (await province.GetShownAsync(then))!.Services.Completed);
        Assert.NotEmpty(await kabupaten.GetHoursAsync(then.AddDays(-1), then.AddDays(1)));
        Assert.Equal(3, (await cluster.SummaryAsync("18.09")).Services.Completed);
    }
}
