namespace SmartVillage.Dashboard.Live;

/// <summary>Whether a visitor has stopped the figures of a circuit from changing (WCAG 2.2.2), and how many changes wait meanwhile.</summary>
internal sealed class LivePause
{
    /// <summary>Told when the choice or the number of waiting changes is another.</summary>
    public event Action? Changed;

    /// <summary>Told when the newest figures may be shown again.</summary>
    public event Func<Task>? Resumed;

    public bool IsPaused { get; private set; }

    public int Waiting { get; private set; }

    public async Task ToggleAsync()
    {
        (IsPaused, Waiting) = (!IsPaused, 0);
        Changed?.Invoke();
        if (!IsPaused && Resumed is { } resumed)
        {
            await resumed();
        }
    }

    /// <summary>A change waits.</summary>
    public void Hold()
    {
        Waiting++;
        Changed?.Invoke();
    }
}
