using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartVillage.Tests.Processes;

namespace SmartVillage.Tests.Browser;

/// <summary>The real program, all in one, as its own process on a free port, SQLite in a directory of its own.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(90);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sv-browser");
    private readonly List<string> _output = [];
    private readonly string _environment;
    private Process? _process;

    private DashboardProcess(int port, string environment) =>
        (_environment, Client) = (environment, new() { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) });

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>Starts it; <c>Development</c> plays the simulation, <c>Production</c> does not.</summary>
    public static async Task<DashboardProcess> StartAsync(string environment = "Production")
    {
        var process = new DashboardProcess(Programs.FreePort(), environment);
        await process.RunAsync();
        return process;
    }

    /// <summary>Starts it on the same port and data.</summary>
    public async Task RunAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Programs.Dashboard, "--urls", Address.ToString(), "--SmartVillage:DataDirectory", _data.FullName])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _data.FullName,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = _environment;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.TrueAsync(IsServedAsync, StartsWithin, () => "The program did not start:\n" + Output);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Others of its suite need it: whatever became of a test that killed it.</summary>
    public Task RunAgainAsync() => _process is null ? RunAsync() : Task.CompletedTask;

    public async Task SendAsync(params JsonObject[] events)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/events", new JsonArray([.. events]));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode && (int)JsonNode.Parse(body)!["rejected"]! == 0, body);
    }

    public async Task<long> CompletedAsync(string region) =>
        (long)(await Client.GetFromJsonAsync<JsonNode>($"/api/v1/regions/{region}/summary"))!["services"]!["completed"]!;

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Client.Dispose();
        _data.Delete(recursive: true);
    }

    public bool HasSaid(string text) => Output.Contains(text, StringComparison.Ordinal);

    private string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.TakeLast(40));
            }
        }
    }

    private async Task<bool> IsServedAsync()
    {
        if (_process!.HasExited)
        {
            Assert.Fail("The program ended:\n" + Output);
        }

        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            lock (_output)
            {
                _output.Add(line);
            }
        }
    }
}
