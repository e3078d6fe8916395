using System.Diagnostics;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Tests.Http;

/// <summary>The program itself: what is configured wrongly stops it, and is named.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("sv-start").FullName;

    [Theory]
    [InlineData("SmartVillage:Access", "--SmartVillage:Access=shut")]
    [InlineData("SmartVillage:Role", "--SmartVillage:Role=king")]
    [InlineData("SmartVillage:Register", "--SmartVillage:Register=/no/such/file.csv")]
    [InlineData("SmartVillage:Cluster:SiloPort", "--SmartVillage:Cluster:SiloPort=eleven")]
    [InlineData("SmartVillage:Cluster:GatewayPort", "--SmartVillage:Cluster:GatewayPort=70000")]
    [InlineData("SmartVillage:Intake:ResidentKey", "--SmartVillage:Intake:ResidentKey=short")]
    [InlineData("ConnectionStrings:SmartVillage", "--ConnectionStrings:SmartVillage=Host=127.0.0.1")]
    [InlineData("SmartVillage:Access=open", "--urls=http://0.0.0.0:0")]
    [InlineData("SmartVillage:Access=open", "--SmartVillage:Cluster:AdvertisedAddress=10.0.0.5")]
    public async Task What_is_configured_wrongly_stops_the_program_and_is_named(string key, string argument)
    {
        var (exit, output) = await RunAsync("--urls=http://127.0.0.1:0", "--SmartVillage:Role=all-in-one", argument);

        Assert.True(exit != 0, output);
        Assert.Contains(key, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        var program = Path.ChangeExtension(typeof(SmartVillageOptions).Assembly.Location, ".dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, $"--SmartVillage:DataDirectory={_data}", .. arguments])
        {
            WorkingDirectory = _data, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
