using SmartVillage.Events;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>Requests from their entries: pure, for any set of entries that is closed under corrections.</summary>
public static class RequestFold
{
    public static Dictionary<Hash128, RequestState> Fold(IEnumerable<JournaledEvent> entries, long upTo)
    {
        var corrections = new Corrections();
        var originals = new List<JournaledEvent>();
        foreach (var entry in entries.Where(e => e.Seq <= upTo))
        {
            if (entry.Corrects is null)
            {
                originals.Add(entry);
            }
            else
            {
                corrections.Add(entry);
            }
        }

        var requests = new Dictionary<Hash128, RequestState>();
        foreach (var original in originals)
        {
            if (corrections.Effective(original) is ServiceData data)
            {
                Join(requests, original, data);
            }
        }

        return requests;
    }

    public static void Join(Dictionary<Hash128, RequestState> requests, JournaledEvent original, ServiceData data)
    {
        if (JournaledEvent.RequestKeyOf(original.Source, data) is { } key)
        {
            requests[key] = requests.TryGetValue(key, out var state)
                ? state.With(original.Id, original.Time, data)
                : RequestState.Of(original.Source, original.Id, original.Time, data);
        }
    }
}
