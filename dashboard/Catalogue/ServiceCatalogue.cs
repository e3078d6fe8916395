using SmartVillage.Catalogue;

namespace SmartVillage.Dashboard.Catalogue;

/// <summary>The catalogue as pages need it: asked of its grain when what is held is older than five seconds.</summary>
internal sealed class ServiceCatalogue(IGrainFactory grains, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _asking = new(1);
    private CatalogueIndex? _held;
    private long _askedAt;

    /// <summary>What is held now; <see langword="null"/> before the first answer.</summary>
    public CatalogueIndex? Held => Volatile.Read(ref _held);

    public void Dispose() => _asking.Dispose();

    public async ValueTask<CatalogueIndex> GetAsync()
    {
        if (Held is { } held && time.GetElapsedTime(Volatile.Read(ref _askedAt)) < Fresh)
        {
            return held;
        }

        await _asking.WaitAsync();
        try
        {
            if (Held is { } asked && time.GetElapsedTime(_askedAt) < Fresh)
            {
                return asked;
            }

            var newer = await grains.GetGrain<ICatalogueGrain>(0).GetIfNewerAsync(Held?.Snapshot.Version ?? -1);
            if (newer is not null)
            {
                Volatile.Write(ref _held, new CatalogueIndex(newer));
            }

            Volatile.Write(ref _askedAt, time.GetTimestamp());
            return Held ?? throw new InvalidOperationException("The catalogue has not been published yet.");
        }
        finally
        {
            _asking.Release();
        }
    }
}
