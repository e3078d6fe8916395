using System.Text.Json;
using SmartVillage.Events;
using SmartVillage.Grains.Events;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>Which data of an original holds: of several corrections the greatest by (time, source, id).</summary>
public sealed class Corrections
{
    private readonly Dictionary<Hash128, JournaledEvent> _holding = [];

    public void Add(JournaledEvent correction)
    {
        if (!_holding.TryGetValue(correction.Corrects!.Value, out var held) || JournaledEvent.CompareTimes(correction, held) > 0)
        {
            _holding[correction.Corrects.Value] = correction;
        }
    }

    /// <summary>The data that holds of an original; <see langword="null"/> when it is cancelled.</summary>
    public EventData? Effective(JournaledEvent original) =>
        !_holding.TryGetValue(original.Key, out var correction) ? original.Data
        : ((CorrectionData)correction.Data).Replacement is { } replacement ? Parse(original.Type, replacement)
        : null;

    private static EventData Parse(EventType type, string replacement)
    {
        using var document = JsonDocument.Parse(replacement);
        return EventJson.TryParse(type, document.RootElement, null, out var data, out var rejection)
            ? data
            : throw new InvalidDataException($"A stored replacement can't be read: {rejection.Field} {rejection.Reason}.");
    }
}
