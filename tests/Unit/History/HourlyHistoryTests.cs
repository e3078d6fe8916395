using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using SmartVillage.Grains.History;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.History;

public sealed class HourlyHistoryTests
{
    private static readonly RegionCode Region = RegionCode.Parse("18.09");

    private readonly Kept _store = new();
    private readonly HourlyHistory _history;

    public HourlyHistoryTests() => _history = new(Region, _store, at => new Scene("18.09", WibTimeJsonConverter.ToText(at)).Full(), NullLogger.Instance);

    [Fact]
    public void Each_full_hour_in_which_something_changed_is_kept_once()
    {
        Look("2026-11-24T09:59:59+07:00", 7);
        Look("2026-11-24T10:00:00.4+07:00", 8);
        Look("2026-11-24T10:00:01+07:00", 9);
        Look("2026-11-24T11:00:00+07:00", 8);
        Look("2026-11-24T12:00:01+07:00", 9);

        Assert.Equal(["2026-11-24T10:00:00+07:00", "2026-11-24T12:00:00+07:00"], _store.Hours);
    }

    [Fact]
    public void An_activation_keeps_nothing_of_the_hour_in_which_it_began()
    {
        Look("2026-11-24T10:30:00+07:00", 7);

        Assert.Empty(_store.Hours);
    }

    [Fact]
    public void At_midnight_the_day_that_ends_is_kept()
    {
        Look("2026-11-24T23:59:59+07:00", 7);
        Look("2026-11-25T00:00:00.5+07:00", 8);

        Assert.Equal(["2026-11-25T00:00:00+07:00"], _store.Hours);
        Assert.Equal("2026-11-24T00:00:00+07:00", WibTimeJsonConverter.ToText(_store.Summaries[0].Window.From));
    }

    [Fact]
    public void What_could_not_be_written_is_tried_again_in_the_same_hour()
    {
        Look("2026-11-24T09:59:59+07:00", 7);
        _store.Fails = true;
        Look("2026-11-24T10:00:00+07:00", 8);
        _store.Fails = false;
        Look("2026-11-24T10:00:01+07:00", 8);

        Assert.Equal(["2026-11-24T10:00:00+07:00"], _store.Hours);
    }

    private void Look(string now, long version) => _history.Look(Scene.At(now), version);

    private sealed class Kept : IHistoryStore
    {
        private readonly List<(DateTimeOffset Hour, RegionSummary Shown)> _kept = [];

        public bool Fails { get; set; }

        public IEnumerable<string> Hours => _kept.Select(kept => WibTimeJsonConverter.ToText(kept.Hour));

        public RegionSummary[] Summaries => [.. _kept.Select(kept => kept.Shown)];

        public Task AppendAsync(RegionCode region, DateTimeOffset hour, RegionSummary shown, CancellationToken cancellation)
        {
            if (Fails)
            {
                throw new TimeoutException();
            }

            _kept.Add((hour, shown));
            return Task.CompletedTask;
        }

        public Task<RegionSummary?> ReadAsync(RegionCode region, DateTimeOffset at, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<ImmutableArray<DateTimeOffset>> ReadHoursAsync(RegionCode region, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
