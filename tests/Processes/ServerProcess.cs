using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using SmartVillage.Tests.Browser;

namespace SmartVillage.Tests.Processes;

/// <summary>A program of the product as its own process, all in one, on a free port. Ended as a power cut ends it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120), EndsWithin = TimeSpan.FromSeconds(60);

    private readonly List<string> _output = [];
    private readonly Process _process;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private bool _disposed;

    private ServerProcess(ProcessStartInfo start, Uri address)
    {
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(120) };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to its word that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return string.Join('\n', _output.TakeLast(60));
            }
        }
    }

    /// <summary>Starts a program and waits until it is ready.</summary>
    public static async Task<ServerProcess> StartAsync(string program, string data, string environment, params string[] arguments)
    {
        var server = Launch(program, data, environment, arguments);
        try
        {
            await Eventually.TrueAsync(server.IsReadyAsync, StartsWithin, () => "The program did not become ready:\n" + server.Output);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        server.ReadyAfter = TimeProvider.System.GetElapsedTime(server._started);
        return server;
    }

    /// <summary>Starts a program that must end by itself; answers what it said.</summary>
    public static async Task<string> RefusedAsync(string program, string data, string environment, params string[] arguments)
    {
        await using var server = Launch(program, data, environment, arguments);
        await Eventually.TrueAsync(() => Task.FromResult(server._process.HasExited), EndsWithin, () => "The program did not end:\n" + server.Output);
        await server._process.WaitForExitAsync(); // its last lines
        Assert.True(server._process.ExitCode != 0, server.Output);
        Assert.DoesNotContain("Now listening", server.Output, StringComparison.Ordinal);
        return server.Output;
    }

    /// <summary>kill -9 of this process and of no other.</summary>
    public async Task KillAsync()
    {
        Assert.False(_process.HasExited, "The program ended by itself:\n" + Output);
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async Task<JsonNode> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonNode>(path))!;

    public async Task<long> CompletedAsync(string region, string window = "today") =>
        (long)(await GetAsync($"/api/v1/regions/{region}/summary?window={window}"))["services"]!["completed"]!;

    public async Task<JsonNode> SendAsync(params JsonNode[] events)
    {
        using var answer = await Client.PostAsJsonAsync("/api/v1/events?items=all", new JsonArray(events));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>May be called again: a restart that fails must not hide why.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private static ServerProcess Launch(string program, string data, string environment, string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{Programs.FreePort()}");
        string[] all = [program, "--urls", address.ToString(), "--SmartVillage:Role=all-in-one", "--SmartVillage:DataDirectory", data, .. arguments];
        var start = new ProcessStartInfo("dotnet", all)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return new(start, address);
    }

    private async Task<bool> IsReadyAsync()
    {
        Assert.False(_process.HasExited, "The program ended:\n" + Output);
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
