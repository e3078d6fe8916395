using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.Figures;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Unit.Summaries;

/// <summary>A region with figures that a test writes down, read at Tuesday 24 November 2026, 10.00 WIB.</summary>
internal sealed class Scene(string region = "18.09", string now = "2026-11-24T10:00:00+07:00")
{
    public static readonly RegionRegister Register = RegionRegisterReader.ReadEmbedded();
    public static readonly CatalogueIndex Catalogue = new(FirstCatalogue.Create(Register));
    public static readonly SummaryBuilder Builder = new(Register, Catalogue, PopulationTable.ReadEmbedded().Official);

    public FigureStore Figures { get; } = new();

    public DateTimeOffset Now { get; } = At(now);

    public SummaryInput Input => new(Register.TryFind(RegionCode.Parse(region), out var found) ? found : throw new ArgumentException(region), 7, Figures, Now);

    public static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);

    public static int Ordinal(string service) => Catalogue.Service(service)!.Ordinal;

    public RegionSummary Full(string window = "today") => Builder.Full(Input, window) ?? throw new ArgumentException(window);

    public Scene Count(string time, Series series, long value = 1, bool byHour = false)
    {
        var at = At(time);
        Add(new(CellSpan.Day, Wib.DayNumber(at), series), value);
        Add(new(CellSpan.Month, Wib.MonthNumber(at), series), value);
        return byHour ? Add(new(CellSpan.Hour, Wib.HourNumber(at), series), value) : this;
    }

    public Scene Service(string time, string service, ServiceMetric metric, long value) =>
        Count(time, Series.Service(Ordinal(service), metric), value, byHour: metric is ServiceMetric.Submitted or ServiceMetric.Completed or ServiceMetric.Timed or ServiceMetric.OnTime);

    public Scene Completed(string time, long value, string service = "pajak.pbb") => Service(time, service, ServiceMetric.Completed, value);

    public Scene Report(string time, ReportMetric metric, long value = 1) => Count(time, Series.Report(metric), value);

    public Scene State(Series series, long value) => Add(CellKey.Now(series), value);

    public Scene Survey(string time, ReadOnlySpan<long> counts, ReadOnlySpan<long> sums)
    {
        Count(time, Series.Respondents, counts[0]);
        for (var i = 0; i < counts.Length; i++)
        {
            Count(time, Series.ElementCount((SurveyElement)i), counts[i]).Count(time, Series.ElementSum((SurveyElement)i), sums[i]);
        }

        return this;
    }

    public Scene Stated(string figure, string period, long value, long villages, string asOf)
    {
        var known = Catalogue.Figure(figure)!;
        Assert.True(StatedPeriod.TryParse(period, known.Period, out var bucket));
        CellKey Key(FigureMetric metric) => new(CellSpan.Stated, bucket, Series.Figure(known.Ordinal, metric));
        Figures.Raise(Key(FigureMetric.AsOf), Wib.DayNumber(DateOnly.ParseExact(asOf, "yyyy-MM-dd")));
        return Add(Key(FigureMetric.Value), value).Add(Key(FigureMetric.Villages), villages);
    }

    public Scene Add(CellKey key, long value)
    {
        Figures.Set(key, Figures[key] + value);
        return this;
    }
}
