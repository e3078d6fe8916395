using System.Globalization;

namespace SmartVillage.Bench.Harness;

/// <summary>CPU and memory of a process, as the system counts them.</summary>
internal static class ProcessUsage
{
    private const double TicksPerSecond = 100;

    public static double CpuSeconds(int process) => Own(Stat(process));

    /// <summary>With its children: running ones, and those that ended and were waited for.</summary>
    public static double CpuSecondsOfFamily(int parent)
    {
        var mine = Stat(parent);
        var sum = Own(mine) + ((Number(mine, 13) + Number(mine, 14)) / TicksPerSecond);
        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(directory), out var process) && TryStat(process) is { } stat && (int)Number(stat, 1) == parent)
            {
                sum += Own(stat);
            }
        }

        return sum;
    }

    public static double ResidentMegabytes(int process) =>
        double.Parse(Line(process, "VmRSS:").Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    private static double Own(string[] stat) => (Number(stat, 11) + Number(stat, 12)) / TicksPerSecond;

    private static double Number(string[] stat, int at) => double.Parse(stat[at], CultureInfo.InvariantCulture);

    private static string Line(int process, string name) => File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));

    private static string[]? TryStat(int process)
    {
        try
        {
            return Stat(process);
        }
        catch (IOException)
        {
            return null; // ended meanwhile
        }
    }

    /// <summary>The fields after the name, which may hold blanks: 0 = state, 1 = parent, 11 and 12 = own time, 13 and 14 = time of children waited for.</summary>
    private static string[] Stat(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
