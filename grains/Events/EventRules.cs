using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;

namespace SmartVillage.Grains.Events;

/// <summary>What the catalogue and the clock say about an event of good form. Pure.</summary>
public static class EventRules
{
    /// <summary>The greatest scaled integer of one event: nine million of them fit into 64 bits.</summary>
    public const long MostScaled = 1_000_000_000_000;

    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Answers why an event is refused, or <see langword="null"/>.</summary>
    public static Rejection? Check(VillageEvent item, CatalogueIndex catalogue, DateTimeOffset now)
    {
        if (item.Time > now + ClockTolerance)
        {
            var minutes = (long)Math.Ceiling((item.Time - now).TotalMinutes);
            return Rejection.Of(RejectCode.InFuture, "time", EventJson.Text(minutes));
        }

        return TooOld(item.Time, catalogue, "time") ?? CheckData(item.Data, item.Time, catalogue, now, "data");
    }

    private static Rejection? TooOld(DateTimeOffset time, CatalogueIndex catalogue, string field) =>
        // Near the ends of the calendar a WIB day can't be told; what is that far in the future is refused elsewhere.
        time > DateTimeOffset.MaxValue.AddDays(-1) ? null : TooOld(Wib.DayOf(time), catalogue, field);

    private static Rejection? TooOld(DateOnly day, CatalogueIndex catalogue, string field)
    {
        var oldest = catalogue.Snapshot.Settings.OldestAccepted;
        return day < oldest ? Rejection.Of(RejectCode.TooOld, field, oldest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;
    }

    /// <summary>The same for data alone: of a replacement too.</summary>
    public static Rejection? CheckData(EventData data, DateTimeOffset time, CatalogueIndex catalogue, DateTimeOffset now, string path) => data switch
    {
        ServiceData service => CheckService(service, time, catalogue, path),
        ParticipationData participation => CheckContributions(participation, path),
        SurveyData survey => catalogue.Service(survey.Service) is { } judged
            ? Retired(judged, survey.Service, time, path)
            : Rejection.Of(RejectCode.UnknownService, $"{path}.service", survey.Service),
        FigureData figure => CheckFigure(figure, catalogue, now, path),
        NilData nil when nil.Day > Wib.DayOf(now + ClockTolerance) => Rejection.Of(RejectCode.InFuture, $"{path}.day", "0"),
        NilData nil => TooOld(nil.Day, catalogue, $"{path}.day"),
        _ => null,
    };

    /// <summary>The scaled integer of a value; <see langword="null"/> when it has more decimals than declared or is too great.</summary>
    public static long? Scale(decimal value, int decimals)
    {
        for (var i = 0; i < decimals && Math.Abs(value) <= MostScaled; i++)
        {
            value *= 10;
        }

        return value == decimal.Truncate(value) && value >= 0 && value <= MostScaled ? (long)value : null;
    }

    private static Rejection? CheckService(ServiceData data, DateTimeOffset time, CatalogueIndex catalogue, string path)
    {
        if (catalogue.Service(data.Service) is not { } service || service.VersionAt(time) is not { } version)
        {
            return Rejection.Of(RejectCode.UnknownService, $"{path}.service", data.Service);
        }

        if (Retired(service, data.Service, time, path) is { } retired)
        {
            return retired;
        }

        var complaint = catalogue.IsComplaint(service);
        if (data.Status == RequestStatus.Forwarded && !complaint)
        {
            return Rejection.Because(RejectCode.InvalidEvent, $"{path}.status", Reasons.NotHere, "pengaduan");
        }

        if (data.Category is not null && (!complaint || !catalogue.IsComplaintCategory(data.Category)))
        {
            return Rejection.Because(
                RejectCode.InvalidEvent,
                $"{path}.category",
                complaint ? Reasons.Choice : Reasons.NotHere,
                complaint ? string.Join(", ", catalogue.Snapshot.ComplaintCategories.Select(c => c.Code)) : "pengaduan");
        }

        if (data.Submitted is { } submitted && TooOld(submitted, catalogue, $"{path}.submitted") is { } tooOld)
        {
            return tooOld;
        }

        if (data.Submitted > time)
        {
            return Rejection.Because(RejectCode.ValueOutOfRange, $"{path}.submitted", Reasons.Range, "-", "time");
        }

        foreach (var (name, value) in data.Measures)
        {
            var measure = version.Measures.FirstOrDefault(m => m.Code == name);
            if (measure is null)
            {
                return Rejection.Of(RejectCode.UnknownMeasure, $"{path}.measures.{name}", data.Service, name);
            }

            if (CheckNumber(value, measure.Decimals, $"{path}.measures.{name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Rejection? CheckContributions(ParticipationData data, string path)
    {
        foreach (var (name, value) in data.Measures)
        {
            if (!Vocabulary.Contributions.Contains(name))
            {
                return Rejection.Of(RejectCode.UnknownMeasure, $"{path}.measures.{name}", Vocabulary.Activities[data.Activity], name);
            }

            if (CheckNumber(value, 0, $"{path}.measures.{name}") is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Rejection? CheckFigure(FigureData data, CatalogueIndex catalogue, DateTimeOffset now, string path)
    {
        if (catalogue.Figure(data.Figure) is not { } figure)
        {
            return Rejection.Of(RejectCode.UnknownFigure, $"{path}.figure", data.Figure);
        }

        if (!StatedPeriod.TryParse(data.Period, figure.Period, out _))
        {
            var example = figure.Period switch { PeriodKind.Year => "2026", PeriodKind.Month => "2026-11", PeriodKind.Season => "2026-MT1", _ => "2026-S1" };
            return Rejection.Because(RejectCode.InvalidEvent, $"{path}.period", Reasons.Period, example);
        }

        if (TooOld(data.AsOf, catalogue, $"{path}.asOf") is { } tooOld)
        {
            return tooOld;
        }

        return data.AsOf > Wib.DayOf(now + ClockTolerance)
            ? Rejection.Of(RejectCode.InFuture, $"{path}.asOf", "0")
            : CheckNumber(data.Value, figure.Decimals, $"{path}.value");
    }

    private static Rejection? CheckNumber(decimal value, int decimals, string field)
    {
        if (value < 0 || value > MostScaled)
        {
            return Rejection.Because(RejectCode.ValueOutOfRange, field, Reasons.Range, "0", EventJson.Text(MostScaled));
        }

        var scaled = value;
        for (var i = 0; i < decimals; i++)
        {
            scaled *= 10;
        }

        return scaled != decimal.Truncate(scaled) ? Rejection.Of(RejectCode.TooPrecise, field, EventJson.Text(decimals))
            : scaled > MostScaled ? Rejection.Because(RejectCode.ValueOutOfRange, field, Reasons.Range, "0", EventJson.Text(MostScaled))
            : null;
    }

    private static Rejection? Retired(Service service, string code, DateTimeOffset time, string path) =>
        service.RetiredFrom is { } from && time >= from ? Rejection.Of(RejectCode.ServiceRetired, $"{path}.service", code) : null;
}
