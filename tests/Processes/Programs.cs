using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace SmartVillage.Tests.Processes;

/// <summary>Where the product's programs lie, and where they may listen.</summary>
internal static class Programs
{
    // Beside the tests' own output: artifacts/bin/<project>/<configuration>.
    private static readonly DirectoryInfo Here = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    public static string Silo { get; } = Built("SmartVillage.Silo");

    public static string Dashboard { get; } = Built("SmartVillage.Dashboard");

    /// <summary>How the tests, and so the programs, were built: debug or release.</summary>
    public static string Configuration => Here.Name;

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>Below the range from which the system, and the program's own silo, take theirs; never one that was given before.</summary>
    public static int FreePort()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
            try
            {
                listener.Start();
                var port = ((IPEndPoint)listener.LocalEndpoint).Port;
                if (Given.TryAdd(port, true))
                {
                    return port;
                }
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }

    private static string Built(string name) => Path.Combine(Here.Parent!.Parent!.FullName, name, Here.Name, name + ".dll");

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
