using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Maps;
using SmartVillage.Events;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard.Maps;

public sealed class RegionMapBuilderTests
{
    private const string Morning = "2026-11-24T09:00:00+07:00";

    private static readonly MapAtlas Atlas = new(Scene.Register);

    public RegionMapBuilderTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(DisplayCulture.Indonesian);

    public static TheoryData<string> Measures => [.. MapMeasure.All.Select(measure => measure.Key)];

    [Theory, MemberData(nameof(Measures))]
    public void The_counts_of_the_legend_add_up_to_all_that_is_drawn(string measure)
    {
        var map = Build(measure, Village("18.09.10.2004").Completed(Morning, 3, "administrasi.domisili").Full(), Village("18.09.10.2001").Full());

        Assert.Equal(144, map.Areas.Length);
        Assert.Equal(144, map.Classes.Sum() + map.States.Sum(state => state.Count));
        Assert.Equal(4, map.Beside.Length);
        Assert.EndsWith("= 144", map.Count, StringComparison.Ordinal);
    }

    [Fact]
    public void No_report_is_not_zero_and_zero_is_a_colour()
    {
        var nil = Village("18.09.10.2001").Full() with { Report = "nil", Population = new(2000, 2000, null) };
        var map = Build("layanan", nil, Village("18.09.10.2002").Full());

        Assert.Equal((MapState.Shown, 1, "0,00"), Told(map, "18.09.10.2001"));
        Assert.Equal((MapState.None, 0, "–"), Told(map, "18.09.10.2002"));
        Assert.Equal((MapState.Outside, 0, "–"), Told(map, "18.09.10.2003"));
    }

    [Fact]
    public void Of_villages_only_letters_are_told_per_head()
    {
        var village = Village("18.09.10.2004").Completed(Morning, 2, "administrasi.domisili").Completed(Morning, 50, "perbankan.tarik").Full()
            with { Population = new(2000, 2000, null) };

        Assert.Equal((MapState.Shown, 4, "1,00"), Told(Build("layanan", village), "18.09.10.2004"));
    }

    [Fact]
    public void Without_people_nothing_is_told_per_head()
    {
        var map = Build("layanan", Village("18.09.10.2004").Completed(Morning, 2, "administrasi.domisili").Full());

        Assert.Equal((MapState.Few, 0, "–"), Told(map, "18.09.10.2004"));
        Assert.Contains("penduduk belum diisi", map.Area(RegionCode.Parse("18.09.10.2004")).Label, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(59, MapState.Few, 0)]
    [InlineData(60, MapState.Shown, 5)]
    public void A_share_takes_a_colour_only_from_60_cases(long timed, MapState state, int step)
    {
        var village = Village("18.09.10.2004").Service(Morning, "administrasi.domisili", ServiceMetric.Completed, timed).Service(Morning, "administrasi.domisili", ServiceMetric.Timed, timed)
            .Service(Morning, "administrasi.domisili", ServiceMetric.OnTime, timed).Full();

        Assert.Equal((state, step), Told(Build("tepat-waktu", village), "18.09.10.2004") is var told ? (told.State, told.Class) : default);
    }

    [Fact]
    public void Each_class_is_counted()
    {
        RegionSummary[] villages = [.. new[] { 80, 86, 91, 94, 98 }.Select((share, i) => OnTime($"18.09.10.200{i + 1}", share))];

        var map = Build("tepat-waktu", villages);

        Assert.Equal([1, 1, 1, 1, 1], map.Classes);
        Assert.Equal(144, map.Classes.Sum() + map.States.Sum(state => state.Count));

        static RegionSummary OnTime(string code, int share) => Village(code).Service(Morning, "administrasi.domisili", ServiceMetric.Completed, 100)
            .Service(Morning, "administrasi.domisili", ServiceMetric.Timed, 100).Service(Morning, "administrasi.domisili", ServiceMetric.OnTime, share).Full();
    }

    [Theory]
    [InlineData(0.8499, 1)]
    [InlineData(0.84996, 2)]
    [InlineData(0.85, 2)]
    [InlineData(0.96, 5)]
    public void A_value_that_reads_as_a_break_stands_above_it(double value, int step) => Assert.Equal(step, MapMeasure.ClassOf(value, MapMeasure.OnTime.Breaks("today", true)));

    [Fact]
    public void Breaks_are_round_and_rise_in_every_window()
    {
        foreach (var (measure, window, villages) in from m in MapMeasure.All from w in WindowNames.Switch from v in new[] { true, false } select (m, w, v))
        {
            var breaks = measure.Breaks(window, villages);
            Assert.Equal(4, breaks.Length);
            Assert.Equal(breaks.Order().Distinct(), breaks);
        }
    }

    private static Scene Village(string code) => new Scene(code).State(Series.Programme(ProgrammeMetric.Active), 1);

    private static RegionMapView Build(string measure, params RegionSummary[] villages)
    {
        var view = Shown.View(new Scene().Full(), children: villages);
        return new RegionMapBuilder(view, Atlas.Of(view.Code)!, MapMeasure.Of(measure), Shown.Words).Build();
    }

    private static (MapState State, int Class, string Value) Told(RegionMapView map, string code) => map.Area(RegionCode.Parse(code)) is var area ? (area.State, area.Class, area.Value) : default;
}
