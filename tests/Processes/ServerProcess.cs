using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using SmartVillage.Tests.Browser;

namespace SmartVillage.Tests.Processes;

/// <summary>A program of the product as its own process on a free port: all in one, unless its arguments say otherwise. Ended as a power cut ends it.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Role = "--SmartVillage:Role";

    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(120), EndsWithin = TimeSpan.FromSeconds(60);

    private readonly List<string> _output = [];
    private readonly Process _process;
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private bool _disposed;

    private ServerProcess(ProcessStartInfo start, HttpClient client)
    {
        Client = client;
        Client.Timeout = TimeSpan.FromSeconds(120);
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public HttpClient Client { get; }

    /// <summary>From the start of the process to its word that it is ready.</summary>
    public TimeSpan ReadyAfter { get; private set; }

    public bool HasExited => _disposed || _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

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
        await server.ReadyAsync();
        return server;
    }

    /// <summary>Starts a program; whether it becomes ready is another matter.</summary>
    public static ServerProcess Launch(string program, string data, string environment, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{Programs.FreePort()}");
        return new(StartOf([], address.ToString(), program, data, environment, arguments), new() { BaseAddress = address });
    }

    /// <summary>Starts a program by a command, and talks to it through a file.</summary>
    public static ServerProcess LaunchOn(string[] command, string file, string program, string data, string environment, params string[] arguments) => new(
        StartOf(command, "http://unix:" + file, program, data, environment, arguments),
        new(new SocketsHttpHandler { ConnectCallback = (_, cancellation) => ConnectAsync(file, cancellation) }) { BaseAddress = new("http://localhost") });

    /// <summary>Waits until the program says that it is ready; one that doesn't is ended.</summary>
    public async Task ReadyAsync()
    {
        try
        {
            await Eventually.TrueAsync(IsReadyAsync, StartsWithin, () => "The program did not become ready:\n" + Output);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }

        ReadyAfter = TimeProvider.System.GetElapsedTime(_started);
    }

    /// <summary>Starts a program that must end by itself; answers what it said.</summary>
    public static async Task<string> RefusedAsync(string program, string data, string environment, params string[] arguments)
    {
        await using var server = Launch(program, data, environment, arguments);
        await server.EndedAsync();
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

    /// <summary>SIGTERM: the program ends in its own time; answers how long it took.</summary>
    public async Task<TimeSpan> TerminateAsync()
    {
        var from = TimeProvider.System.GetTimestamp();
        await SignalAsync("TERM");
        await EndedAsync();
        return TimeProvider.System.GetElapsedTime(from);
    }

    /// <summary>Waits until the program ended by itself.</summary>
    public async Task EndedAsync()
    {
        await Eventually.TrueAsync(() => Task.FromResult(_process.HasExited), EndsWithin, () => "The program did not end:\n" + Output);
        await _process.WaitForExitAsync(); // its last lines
    }

    /// <summary>Sends a signal to this process and to no other.</summary>
    public async Task SignalAsync(string signal)
    {
        Assert.False(_process.HasExited, "The program ended by itself:\n" + Output);
        using var kill = Process.Start("kill", ["-" + signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
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

    private static ProcessStartInfo StartOf(string[] command, string address, string program, string data, string environment, string[] arguments)
    {
        string[] role = Array.Exists(arguments, argument => argument.StartsWith(Role, StringComparison.Ordinal)) ? [] : [Role + "=all-in-one"];
        string[] all = [.. command, "dotnet", program, "--urls", address, "--SmartVillage:DataDirectory", data, .. role, .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        return start;
    }

    private static async ValueTask<Stream> ConnectAsync(string file, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(file), cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
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
