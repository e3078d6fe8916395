using System.Text.Json;
using SmartVillage.Aggregates;
using SmartVillage.Grains.History;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Journal;

/// <summary>What every store of past hours has to do.</summary>
public abstract class HistoryStoreConformance
{
    private static readonly RegionCode Region = RegionCode.Parse("18.09"), Other = RegionCode.Parse("18.10");

    private static readonly DateTimeOffset Nine = Scene.At("2026-11-24T09:00:00+07:00");

    protected abstract IHistoryStore Store { get; }

    [Fact]
    public async Task What_was_shown_comes_back_to_the_last_figure()
    {
        var shown = Shown(5);
        await Store.AppendAsync(Region, Nine, shown, default);

        Assert.Equal(Json(shown), Json(await Store.ReadAsync(Region, Nine, default)));
    }

    [Fact]
    public async Task The_newest_hour_at_or_before_a_moment_is_answered_and_of_no_other_region()
    {
        await Store.AppendAsync(Region, Nine, Shown(1), default);
        await Store.AppendAsync(Region, Nine.AddHours(2), Shown(2), default);
        await Store.AppendAsync(Other, Nine.AddHours(1), Shown(3), default);

        Assert.Null(await Store.ReadAsync(Region, Nine.AddTicks(-1), default));
        Assert.Equal(1, (await Store.ReadAsync(Region, Nine.AddHours(2).AddTicks(-1), default))!.Services.Completed);
        Assert.Equal(2, (await Store.ReadAsync(Region, Nine.AddDays(300), default))!.Services.Completed);
        Assert.Equal([Nine, Nine.AddHours(2)], await Store.ReadHoursAsync(Region, Nine, Nine.AddHours(3), default));
        Assert.Equal([Nine.AddHours(2)], await Store.ReadHoursAsync(Region, Nine.AddHours(1), Nine.AddHours(3), default));
        Assert.Empty(await Store.ReadHoursAsync(Region, Nine.AddHours(1), Nine.AddHours(2), default));
    }

    [Fact]
    public async Task What_is_kept_stays()
    {
        await Store.AppendAsync(Region, Nine, Shown(1), default);
        await Store.AppendAsync(Region, Nine, Shown(2), default);

        Assert.Equal(1, (await Store.ReadAsync(Region, Nine, default))!.Services.Completed);
    }

    private static RegionSummary Shown(long completed) => new Scene("18.09", "2026-11-24T09:00:00.123+07:00")
        .Report("2026-11-24T08:00:00+07:00", ReportMetric.Events).Completed("2026-11-24T08:00:00+07:00", completed)
        .Survey("2026-11-24T08:00:00+07:00", [29, 29, 29, 29, 29, 29, 29, 29, 29], [105, 101, 100, 116, 102, 105, 106, 105, 115])
        .Stated("penduduk", "2026-S1", 5914, 1, "2026-06-30").Full();

    private static string Json(RegionSummary? summary)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        FiguresJson.Configure(options);
        return JsonSerializer.Serialize(summary, options);
    }
}

public sealed class InMemoryHistoryTests : HistoryStoreConformance
{
    protected override IHistoryStore Store { get; } = new InMemoryHistory();
}
