using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Charts.Maps;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Maps;

/// <summary>Colours a map with what a view says of its children. Pure: view in, model out.</summary>
internal sealed class RegionMapBuilder(RegionView view, RegionMap map, MapMeasure measure, IStringLocalizer words)
{
    private readonly bool _villages = view.Place.Region.Level != RegionLevel.Provinsi;

    public RegionMapView Build()
    {
        var breaks = measure.Breaks(view.Window, _villages);
        var areas = map.Regions.Select(region => Area(region.Code, breaks)).ToImmutableArray();
        var classes = Enumerable.Range(1, 5).Select(step => areas.Count(area => area.Class == step)).ToImmutableArray();
        var states = Enum.GetValues<MapState>().Where(state => state != MapState.Shown)
            .Select(state => (State: state, Count: areas.Count(area => area.State == state))).Where(pair => pair.Count > 0).ToImmutableArray();
        return new(map, areas, classes, [.. breaks.Select(measure.Break)], states, [.. map.Beside.Select(code => Area(code, breaks))], Summary(areas), Sum(areas, classes, states));
    }

    /// <summary>The name of the measure in this place: of villages only letters are told per head.</summary>
    public static string NameOf(MapMeasure measure, bool villages, IStringLocalizer words) => words[$"Map.Measure.{measure.Key}{(villages && measure == MapMeasure.Services ? ".village" : "")}"];

    private MapArea Area(RegionCode code, ImmutableArray<double> breaks)
    {
        if (view.Children?.GetValueOrDefault(code) is not { } row)
        {
            return new(code, code.ToString(), MapState.Outside, 0, Figures.None, words["Map.Area", code, words["Map.State.Outside"]]);
        }

        var name = RegionPlace.RowName(row.Name);
        var reading = measure.Read(row, view.ChildrenMonth?.GetValueOrDefault(code) ?? row);
        var state = StateOf(row, reading);
        var value = state is MapState.Shown or MapState.Few && reading.Value is { } known ? measure.Text(known) : Figures.None;
        var text = state switch
        {
            MapState.Shown => words[$"Map.Value.{measure.Key}{(code.IsVillage ? ".village" : "")}", value, Figures.Count(reading.N)].Value,
            MapState.Few when measure == MapMeasure.Services => words["Map.NoPeople"],
            MapState.Few => words["Map.Few", measure == MapMeasure.Satisfaction ? Figures.Answers(reading.N) : Figures.Count(reading.N)],
            _ => words["Map.State." + state],
        };
        return new(code, name, state, state == MapState.Shown ? MapMeasure.ClassOf(reading.Value!.Value, breaks) : 0, value,
            words["Map.Area", row.Kecamatan is { } kecamatan && view.Place.Region.Level != RegionLevel.Kecamatan ? $"{name} ({kecamatan})" : name, text]);
    }

    private MapState StateOf(RegionSummary row, MapReading reading) =>
        IsKnown(row, reading) ? (reading is { Enough: true, Value: not null } ? MapState.Shown : MapState.Few)
        : row.Reporting.HeartbeatOnly > 0 || row.Report == "heartbeat" ? MapState.Heartbeat
        : row.Reporting.Expected > 0 ? MapState.None
        : MapState.Outside;

    private bool IsKnown(RegionSummary row, MapReading reading) =>
        measure == MapMeasure.Reporting ? (row.Code.IsVillage ? reading.Value > 0 : row.Reporting.Expected > 0)
        : measure == MapMeasure.Satisfaction ? reading.N > 0 || RegionView.IsKnown(row) // of 30 days: a village that is quiet today keeps it
        : RegionView.IsKnown(row);

    private string Summary(ImmutableArray<MapArea> areas) => words["Map.Summary",
        NameOf(measure, _villages, words), WindowNames.Phrase(measure == MapMeasure.Satisfaction ? WindowNames.Month : view.Window, view.Catalogue, words),
        Figures.Count(areas.Count(area => area.State == MapState.Shown)), Figures.Count(areas.Length)];

    private string Sum(ImmutableArray<MapArea> areas, ImmutableArray<int> classes, ImmutableArray<(MapState State, int Count)> states)
    {
        var parts = states.Select(pair => words["Map.Count." + pair.State, Figures.Count(pair.Count)].Value).Prepend(words["Map.Count.Shown", Figures.Count(classes.Sum())]);
        return $"{string.Join(" + ", parts)} = {Figures.Count(areas.Length)}";
    }
}
