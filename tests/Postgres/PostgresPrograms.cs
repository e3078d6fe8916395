using System.Diagnostics;

namespace SmartVillage.Tests.Postgres;

/// <summary>PostgreSQL's own programs, where a system has them, run as somebody that they accept.</summary>
internal static class PostgresPrograms
{
    /// <summary>The directory of the newest version's programs; <see langword="null"/> where none is installed.</summary>
    public static string? Directory { get; } = Find();

    /// <summary>The server refuses to run as root.</summary>
    public static bool IsRoot { get; } = !OperatingSystem.IsWindows() && Environment.UserName == "root";

    /// <summary>Runs a program to its end; what it says is told when it fails.</summary>
    public static async Task<string> RunAsync(string program, string workingDirectory, params string[] arguments)
    {
        using var process = Process.Start(Start(program, workingDirectory, arguments))!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {output}{await errors}");
    }

    private static ProcessStartInfo Start(string program, string workingDirectory, string[] arguments)
    {
        var path = Path.Combine(Directory!, program);
        var start = IsRoot ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        (start.RedirectStandardOutput, start.RedirectStandardError, start.WorkingDirectory) = (true, true, workingDirectory);
        return start;
    }

    private static string? Find()
    {
        const string Debian = "/usr/lib/postgresql";
        var places = System.IO.Directory.Exists(Debian)
            ? System.IO.Directory.GetDirectories(Debian).OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin"))
            : [];
        return places.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(place => File.Exists(Path.Combine(place, "initdb")) && File.Exists(Path.Combine(place, "pg_ctl")));
    }
}
