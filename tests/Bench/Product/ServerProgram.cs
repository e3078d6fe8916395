using System.Diagnostics;
using SmartVillage.Bench.Harness;

namespace SmartVillage.Bench.Product;

/// <summary>A program that serves HTTP, as a process of its own. Ended by a kill: nothing here needs a graceful end.</summary>
internal sealed class ServerProgram : IAsyncDisposable
{
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromMinutes(5), AskEvery = TimeSpan.FromMilliseconds(20);

    private readonly Queue<string> _output = [];
    private readonly Process _process;
    private readonly long _started = TimeProvider.System.GetTimestamp();

    private ServerProgram(string program, Uri address, IEnumerable<string> arguments)
    {
        Address = address;
        Client = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public TimeSpan SinceStart => TimeProvider.System.GetElapsedTime(_started);

    public double CpuSeconds => ProcessUsage.CpuSeconds(Id);

    public double ResidentMegabytes => ProcessUsage.ResidentMegabytes(Id);

    /// <summary>Starts a program on a free port and waits until it says that it is ready.</summary>
    /// <param name="arguments">From the address, the program's arguments.</param>
    public static async Task<ServerProgram> StartAsync(string program, Func<Uri, IEnumerable<string>> arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take()}");
        var server = new ServerProgram(program, address, arguments(address));
        try
        {
            while (!await server.IsReadyAsync())
            {
                await Task.Delay(AskEvery, TimeProvider.System);
            }
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }

        return server;
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public string Output()
    {
        lock (_output)
        {
            return string.Join('\n', _output);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        if (_process.HasExited || SinceStart > ReadyWithin)
        {
            throw new InvalidOperationException("The program did not become ready:\n" + Output());
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
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.Enqueue(line);
            if (_output.Count > 60)
            {
                _output.Dequeue();
            }
        }
    }
}
