using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Processes;

/// <summary>A data directory serves one process, and one kind of events.</summary>
[Collection(ProcessSuite.Name)]
public sealed class DirectoryTests : IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task A_second_process_on_the_same_directory_ends_at_once_and_names_the_key()
    {
        await using var first = await ServerProcess.StartAsync(Programs.Silo, _data.Path, "Production", "--SmartVillage:Demo=false");

        var said = await ServerProcess.RefusedAsync(Programs.Silo, _data.Path, "Production", "--SmartVillage:Demo=false");

        Assert.Contains("SmartVillage:DataDirectory", said, StringComparison.Ordinal);
        Assert.Equal(1, (int)(await first.SendAsync(CloudEvents.Completed("18.09.10.2004")))["accepted"]!);
    }

    [Fact]
    public async Task A_simulation_does_not_start_on_real_events()
    {
        await using (var real = await ServerProcess.StartAsync(Programs.Silo, _data.Path, "Production", "--SmartVillage:Demo=false"))
        {
            Assert.Equal(1, (int)(await real.SendAsync(CloudEvents.Completed("18.09.10.2004")))["accepted"]!);
            await real.KillAsync();
        }

        var said = await ServerProcess.RefusedAsync(Programs.Silo, _data.Path, "Development", "--SmartVillage:Demo=true");

        Assert.Contains("SmartVillage:Demo", said, StringComparison.Ordinal);
        Assert.Contains("real events", said, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();
}
