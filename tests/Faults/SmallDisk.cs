using SmartVillage.Tests.Postgres;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Faults;

/// <summary>A disk of a few megabytes, in memory. Only root may have one.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DataDirectory _directory = new();
    private bool _isMounted;

    public string Path => System.IO.Path.Combine(_directory.Path, "disk");

    private string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary><see langword="null"/> where the system lets nobody mount.</summary>
    public static async Task<SmallDisk?> TryMountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        PostgresServer.Share(disk._directory.Path, disk.Path);
        disk._isMounted = await Commands.TryAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Path);
        if (disk._isMounted && await Commands.TryAsync("chown", "postgres", disk.Path))
        {
            return disk;
        }

        await disk.DisposeAsync();
        return null;
    }

    /// <summary>Takes every byte that is free.</summary>
    public async Task FillAsync()
    {
        try
        {
            await using var ballast = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
            while (true)
            {
                await ballast.WriteAsync(new byte[4096]);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
        {
            await Commands.TryAsync("umount", "--lazy", Path);
        }

        _directory.Dispose();
    }
}
