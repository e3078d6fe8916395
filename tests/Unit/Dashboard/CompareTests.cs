using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using SmartVillage.Aggregates;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Hosting;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Compare;
using SmartVillage.Events;
using SmartVillage.Indicators;
using SmartVillage.Regions;
using SmartVillage.Tests.Unit.Summaries;

namespace SmartVillage.Tests.Unit.Dashboard;

public sealed class CompareTests
{
    private const string Morning = "2026-11-24T09:00:00+07:00", A = "18.09.10.2004", B = "18.09.10.2001", C = "18.09.10.2002";

    public CompareTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new(DisplayCulture.Indonesian);

    [Theory]
    [InlineData("18.09.10.2004,18.09.10.2001", "18.09.10.2004,18.09.10.2001")]
    [InlineData("18.09.10.2001,18.09,18.09.10.2001,18.99,x,18.10.01.2009", "18.09.10.2001,18.10.01.2009")]
    [InlineData("18,18.09.10,18.71,18.09", "18.71,18.09")]
    [InlineData("18.01,18.02,18.03,18.04,18.05,18.06,18.07", "18.01,18.02,18.03,18.04,18.05,18.06")]
    [InlineData("", "")]
    public void Two_to_six_regions_of_one_kind_are_compared_in_the_order_asked(string asked, string compared) =>
        Assert.Equal(compared, string.Join(',', CompareRequest.Of([asked], null, "30d", null, Scene.Register).Regions));

    [Fact]
    public void The_address_keeps_all_that_was_chosen()
    {
        var request = CompareRequest.Of([A], B, "7d", "desa", Scene.Register);

        Assert.Equal($"/bandingkan?wilayah={A},{B}&window=7d&dasar=desa", request.Path());
        Assert.Equal($"/bandingkan?wilayah={B}&window=7d", request.Path(request.Regions.Remove(request.Regions[0]), perVillage: false));
    }

    [Fact]
    public void The_median_and_the_quarters_are_those_of_the_values()
    {
        Assert.Equal(new Distribution(1, 2, 3, 4, 5), Distribution.Of([5, 1, 4, 2, 3]));
        Assert.Equal(new Distribution(1, 1.75, 2.5, 3.25, 4), Distribution.Of([4, 3, 2, 1]));
        Assert.Null(Distribution.Of([]));
    }

    [Fact]
    public void A_scale_holds_all_values_between_round_ends()
    {
        Gen.Double[0, 5000].Array[1, 30].Sample(values =>
        {
            var scale = CompareScale.Of(values);
            return scale.From <= values.Min() && scale.To >= values.Max() - 1e-9 && scale.To > scale.From;
        });
        Assert.Equal(new CompareScale(0.8, 1), CompareScale.Of([0.81, 0.99], 1));
    }

    [Fact]
    public void Per_head_of_villages_only_letters_count_and_small_numbers_are_not_judged()
    {
        var view = Build(perVillage: false, Village(A, letters: 10, loans: 500), Village(B, letters: 60, loans: 0), Village(C, letters: 12, loans: 0));
        var services = view.Measures.Single(m => m.Key == "services");

        Assert.Equal(["5,00", "30,0", "6,00"], services.Cells.Select(c => c.Value));
        Assert.Equal([Standing.WithinNoise, Standing.Above, Standing.WithinNoise], services.Cells.Select(c => c.Standing));
        Assert.Equal([Standing.TooFew, Standing.WithinNoise, Standing.TooFew], view.Measures.Single(m => m.Key == "onTime").Cells.Select(c => c.Standing));
        Assert.Equal([false, true, false], view.Measures.Single(m => m.Key == "onTime").Cells.Select(c => c.Enough));
    }

    [Fact]
    public void No_report_and_no_people_are_a_dash_and_no_zero()
    {
        var view = Build(perVillage: false, Village(A, 10, 0), Village(B, 0, 0) with { Report = "none" }, Village(C, 4, 0) with { Population = new(null, null, null) });
        var services = view.Measures.Single(m => m.Key == "services");

        Assert.Equal(["5,00", "–", "–"], services.Cells.Select(c => c.Value));
        Assert.Equal(["10", "belum ada laporan", "jumlah penduduk belum diisi"], services.Cells.Select(c => c.Detail));
        Assert.Single(services.Strip);
    }

    [Fact]
    public void Every_column_stands_on_one_scale_and_its_bars_add_up_to_its_figure()
    {
        var view = Build(perVillage: true, Village(A, 10, 5), Village(B, 3, 0), Village(C, 1, 1));

        Assert.Equal([15, 3, 2], view.Columns.Select(c => c.Bars.Sum()));
        Assert.Equal(["15,0", "3,00", "2,00"], view.Measures[0].Cells.Select(c => c.Value));
        Assert.True(view.BarTop >= 15);
        Assert.Equal(3, view.Measures[0].Strip.Length);
    }

    [Fact]
    public void Families_stand_beside_their_median_and_per_head_of_villages_only_letters_do()
    {
        var (perHead, perVillage) = (Build(false, Village(A, 40, 30), Village(B, 20, 6), Village(C, 10, 9)), Build(true, Village(A, 40, 30), Village(B, 20, 6), Village(C, 10, 9)));

        var letters = Assert.Single(perHead.Families);
        Assert.Equal(("administrasi", 10.0), (letters.Code, letters.Median));
        Assert.Equal([20.0, 10.0, 5.0], letters.Values);
        Assert.Equal(9.0, perVillage.Families.Single(family => family.Code == "perbankan").Median);
        Assert.True(perVillage.FamilyTop >= 40);
    }

    [Fact]
    public void The_line_over_the_bars_is_all_peers_together_by_what_they_stand_on_together()
    {
        var parent = new BucketView("hour", [Scene.At(Morning)], ImmutableSortedDictionary<string, ImmutableArray<long?>>.Empty.Add("administrasi", [70]).Add("perbankan", [900]));

        var view = Build(false, parent, Village(A, 40, 30), Village(B, 20, 6), Village(C, 10, 9));

        Assert.Equal(70 / 6.0, Assert.Single(view.Whole)!.Value, 9);
        Assert.Empty(Build(false, Village(A, 40, 30), Village(B, 20, 6)).Whole);
    }

    [Fact]
    public void Chance_alone_is_never_called_a_difference_from_the_target_or_the_median()
    {
        var random = new Random(7);
        for (var i = 0; i < 1000; i++)
        {
            var (n, share) = (random.Next(1, 400), random.NextDouble());
            var part = (long)Math.Round(share * n);
            var standing = Judgement.AgainstFixed((double)part / n, n, 0.9);
            var (lower, upper) = Fairness.Wilson(part, n);
            Assert.False(standing is Standing.Below or Standing.Above && (n < 60 || (lower <= 0.9 && upper >= 0.9)));
            Assert.False(Judgement.AgainstTarget((double)part / n, n, 0.9) == Standing.Below && upper >= 0.9);
        }
    }

    private static RegionSummary Village(string code, long letters, long loans)
    {
        var scene = new Scene(code).State(Series.Programme(ProgrammeMetric.Active), 1).Completed(Morning, letters, "administrasi.domisili").Completed(Morning, loans, "perbankan.tarik")
            .Service(Morning, "administrasi.domisili", ServiceMetric.Timed, letters).Service(Morning, "administrasi.domisili", ServiceMetric.OnTime, letters);
        return scene.Full() with { Population = new(2000, 2000, null) };
    }

    private static CompareView Build(bool perVillage, params RegionSummary[] villages) => Build(perVillage, null, villages);

    private static CompareView Build(bool perVillage, BucketView? parent, params RegionSummary[] villages)
    {
        var rows = villages.ToDictionary(v => v.Code);
        var request = new CompareRequest([.. villages.Select(v => v.Code)], WindowNames.Today, perVillage);
        var series = villages.ToDictionary(v => v.Code, v => new BucketView("hour", [Scene.At(Morning)], v.Services.ByService.GroupBy(s => s.Family)
            .ToImmutableSortedDictionary(f => f.Key, f => ImmutableArray.Create<long?>(f.Sum(s => s.Completed)))));
        return new CompareBuilder(request, rows, rows, series, Scene.Catalogue, Scene.Register, Shown.Words) { Parent = parent }.Build();
    }
}
