using System.Diagnostics;

namespace SmartVillage.Tests.Processes;

/// <summary>What <c>dotnet publish</c> of the dashboard gives, made once from what is built already.</summary>
public sealed class PublishedOutput : IAsyncLifetime
{
    private readonly DataDirectory _directory = new();

    public string Program => Path.Combine(_directory.Path, "SmartVillage.Dashboard.dll");

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet", ["publish", "dashboard", "-c", Programs.Configuration, "--no-build", "-o", _directory.Path, "-v", "quiet", "-nodeReuse:false"])
        {
            WorkingDirectory = Programs.Repository, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var publish = Process.Start(start)!;
        var (said, errors) = (publish.StandardOutput.ReadToEndAsync(), publish.StandardError.ReadToEndAsync());
        await publish.WaitForExitAsync();
        Assert.True(publish.ExitCode == 0, await said + await errors);
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
