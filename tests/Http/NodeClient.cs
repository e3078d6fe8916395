using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace SmartVillage.Tests.Http;

/// <summary>A script of tests/Clients under node. run.sh installs what they need; at a desk without it the test is skipped, in CI it fails.</summary>
internal sealed class NodeClient : IAsyncDisposable
{
    private static readonly string Scripts = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "Clients"));

    private readonly Process _process;
    private readonly Task<string> _errors;

    private NodeClient(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    public static NodeClient Start(string script, params string[] arguments)
    {
        if (!Directory.Exists(Path.Combine(Scripts, "node_modules")))
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", "npm ci was not run in tests/Clients.");
            Assert.Fail("npm ci was not run in tests/Clients.");
        }

        return new(Process.Start(new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = Scripts, RedirectStandardOutput = true, RedirectStandardError = true,
        })!);
    }

    /// <summary>The next line that the script prints.</summary>
    public async Task<JsonNode> ReadAsync(CancellationToken cancellation) =>
        await _process.StandardOutput.ReadLineAsync(cancellation) is { } line ? JsonNode.Parse(line)! : throw new InvalidOperationException(await _errors);

    /// <summary>All further lines; the script must end well.</summary>
    public async Task<IReadOnlyList<JsonNode>> ReadToEndAsync(CancellationToken cancellation)
    {
        var lines = new List<JsonNode>();
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            lines.Add(JsonNode.Parse(line)!);
        }

        await _process.WaitForExitAsync(cancellation);
        Assert.True(_process.ExitCode == 0, await _errors);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
