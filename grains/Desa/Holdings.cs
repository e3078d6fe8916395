using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Desa;

/// <summary>
/// What a village holds by "the newest wins": stage, stated figures, last times, residents. Joins never take back, so a correction that
/// takes away what one of them stands on lets the village scan its journal again (<see cref="StandsOn"/>).
/// </summary>
[GenerateSerializer, Alias("SmartVillage.Grains.Desa.Holdings")]
public sealed class Holdings
{
    /// <summary>Whether anything was received from the village itself (not stages, not corrections).</summary>
    [Id(0)]
    public bool HasReceived { get; set; }

    /// <summary>Time of the newest activity.</summary>
    [Id(1)]
    public DateTimeOffset? LastActivity { get; set; }

    /// <summary>Time of the newest event that is neither heartbeat nor stage.</summary>
    [Id(2)]
    public DateTimeOffset? LastEvent { get; set; }

    /// <summary>Time of the newest heartbeat.</summary>
    [Id(3)]
    public DateTimeOffset? LastHeartbeat { get; set; }

    /// <summary>The stage that holds.</summary>
    [Id(4)]
    public HeldStage? Stage { get; set; }

    /// <summary>Stated figures by the cell of their value.</summary>
    [Id(5)]
    public Dictionary<CellKey, HeldFigure> Figures { get; set; } = [];

    public bool IsRegistered => Stage?.Stage == ProgrammeStage.Registered;

    internal void Receive(JournaledEvent item)
    {
        HasReceived |= item.Type is not (EventType.Stage or EventType.Correction);
        if (item.Type == EventType.Heartbeat)
        {
            Beat(item.Time);
        }
    }

    internal void Beat(DateTimeOffset time) => LastHeartbeat = Latest(LastHeartbeat, time);

    internal void Join(JournaledEvent item, EventData data, EventEffect effect, CatalogueIndex catalogue, RegionCode village)
    {
        if (item.Type is not (EventType.Heartbeat or EventType.Stage))
        {
            LastEvent = Latest(LastEvent, item.Time);
        }

        if (effect.IsActivity)
        {
            LastActivity = Latest(LastActivity, item.Time);
        }

        if (data is StageData stage)
        {
            var held = new HeldStage(item.Time, item.Source, item.Id, stage.Stage, stage.Prototype);
            Stage = Stage is null || held.CompareTo(Stage) > 0 ? held : Stage;
        }

        if (data is FigureData stated && HeldFigure.Of(item, stated, catalogue, village) is var (key, figure)
            && (!Figures.TryGetValue(key, out var other) || figure.CompareTo(other) > 0))
        {
            Figures[key] = figure;
        }
    }

    internal Holdings Copy() => new()
    {
        HasReceived = HasReceived,
        LastActivity = LastActivity,
        LastEvent = LastEvent,
        LastHeartbeat = LastHeartbeat,
        Stage = Stage,
        Figures = new(Figures),
    };

    /// <summary>Whether something held stands on this event, so that taking it away needs a scan.</summary>
    internal bool StandsOn(JournaledEvent item, EventData data, EventEffect effect) =>
        item.Time == LastEvent
        || (effect.IsActivity && item.Time == LastActivity)
        || !effect.Residents.IsEmpty
        || (data is StageData && Stage is { } stage && stage.Source == item.Source && stage.Id == item.Id)
        || (data is FigureData && Figures.Values.Any(f => f.Source == item.Source && f.Id == item.Id));

    private static DateTimeOffset Latest(DateTimeOffset? held, DateTimeOffset time) => held > time ? held.Value : time;
}

/// <summary>A stage and where it comes from; the newest by (time, source, id) holds.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Grains.Desa.HeldStage")]
public sealed record HeldStage(
    [property: Id(0)] DateTimeOffset Time,
    [property: Id(1)] string Source,
    [property: Id(2)] string Id,
    [property: Id(3)] ProgrammeStage Stage,
    [property: Id(4)] bool Prototype)
{
    public int CompareTo(HeldStage other) =>
        Time != other.Time ? Time.CompareTo(other.Time)
        : string.CompareOrdinal(Source, other.Source) is var bySource and not 0 ? bySource
        : string.CompareOrdinal(Id, other.Id);
}

/// <summary>A stated value and where it comes from; the newest by (as-of day, source, id) holds.</summary>
[GenerateSerializer, Immutable, Alias("SmartVillage.Grains.Desa.HeldFigure")]
public sealed record HeldFigure(
    [property: Id(0)] DateOnly AsOf,
    [property: Id(1)] string Source,
    [property: Id(2)] string Id,
    [property: Id(3)] long Scaled)
{
    /// <summary>What a statement amounts to; <see langword="null"/> when its source doesn't count or the catalogue doesn't know it.</summary>
    internal static (CellKey Key, HeldFigure Figure)? Of(JournaledEvent item, FigureData stated, CatalogueIndex catalogue, RegionCode village) =>
        catalogue.Figure(stated.Figure) is { } figure
        && CatalogueIndex.Counts(figure, item.Source, village)
        && StatedPeriod.TryParse(stated.Period, figure.Period, out var period)
        && EventRules.Scale(stated.Value, figure.Decimals) is { } scaled
            ? (new(CellSpan.Stated, period, Series.Figure(figure.Ordinal, FigureMetric.Value)), new(stated.AsOf, item.Source, item.Id, scaled))
            : null;

    public int CompareTo(HeldFigure other) =>
        AsOf != other.AsOf ? AsOf.CompareTo(other.AsOf)
        : string.CompareOrdinal(Source, other.Source) is var bySource and not 0 ? bySource
        : string.CompareOrdinal(Id, other.Id);
}
