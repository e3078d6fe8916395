namespace SmartVillage.Tests.Browser;

/// <summary>Waits for a condition, and no longer than needed.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, Func<string> otherwise)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < within, otherwise());
            await timer.WaitForNextTickAsync();
        }
    }
}
