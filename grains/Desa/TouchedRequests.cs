using SmartVillage.Events;
using SmartVillage.Grains.Journal;

namespace SmartVillage.Grains.Desa;

/// <summary>The requests that a batch touches: as they stood before it and as they stand after it.</summary>
internal sealed class TouchedRequests(IReadOnlyDictionary<Hash128, RequestState> open, FoldContext context)
{
    private readonly Dictionary<Hash128, (RequestState? Before, RequestState? After)> _touched = [];
    private readonly HashSet<Hash128> _corrected = [];

    public void Join(JournaledEvent item)
    {
        if (item.Data is ServiceData data && item.RequestKey is { } key)
        {
            var (before, state) = _touched.TryGetValue(key, out var touched) ? touched : (Known(key), Known(key));
            _touched[key] = (before, state?.With(item.Id, item.Time, data) ?? RequestState.Of(item.Source, item.Id, item.Time, data));
        }
    }

    /// <summary>A correction touches a request: what stands after the batch was folded from the journal.</summary>
    public void Touch(Hash128? request)
    {
        if (request is { } key)
        {
            _corrected.Add(key);
        }
    }

    public IEnumerable<(Hash128 Key, RequestState? Before, RequestState? After)> Result()
    {
        foreach (var key in _corrected)
        {
            var before = _touched.TryGetValue(key, out var touched) ? touched.Before : Known(key);
            _touched[key] = (before, context.After.GetValueOrDefault(key));
        }

        return _touched.Select(t => (t.Key, t.Value.Before, t.Value.After));
    }

    private RequestState? Known(Hash128 key) => open.GetValueOrDefault(key) ?? context.Before.GetValueOrDefault(key);
}
