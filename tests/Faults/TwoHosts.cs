namespace SmartVillage.Tests.Faults;

/// <summary>
/// Two network namespaces with a cable between them: processes in them see each other by it and all others only through files. Their addresses are
/// loopback ones, which open access asks for. Only root may have them.
/// </summary>
internal sealed class TwoHosts : IAsyncDisposable
{
    private readonly string[] _names = [.. Enumerable.Range(0, 2).Select(host => $"sv{Environment.ProcessId}-{host}")];

    private TwoHosts()
    {
    }

    /// <summary><see langword="null"/> where the system lets nobody have them.</summary>
    public static async Task<TwoHosts?> TryMakeAsync()
    {
        var hosts = new TwoHosts();
        if (await hosts.TryAsync())
        {
            return hosts;
        }

        await hosts.DisposeAsync();
        return null;
    }

    public static string AddressOf(int host) => $"127.1.0.{host + 1}";

    /// <summary>What a command begins with that runs on a host.</summary>
    public string[] On(int host) => ["ip", "netns", "exec", _names[host]];

    /// <summary>Pulls the cable out.</summary>
    public async Task CutAsync() => Assert.True(await RunAsync("ip", "-n", _names[1], "link", "set", "cable1", "down"));

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
        {
            await RunAsync("ip", "netns", "del", name);
        }
    }

    private async Task<bool> TryAsync() =>
        await RunAsync("ip", "netns", "add", _names[0]) && await RunAsync("ip", "netns", "add", _names[1])
        && await RunAsync("ip", "link", "add", "cable0", "netns", _names[0], "type", "veth", "peer", "name", "cable1", "netns", _names[1])
        && await TryConnectAsync(0) && await TryConnectAsync(1);

    private async Task<bool> TryConnectAsync(int host)
    {
        var (name, cable) = (_names[host], $"cable{host}");
        return await RunAsync("ip", "-n", name, "addr", "add", "127.0.0.1/32", "dev", "lo") // the whole loopback range would keep the cable unused
            && await RunAsync("ip", "-n", name, "link", "set", "lo", "up")
            && await RunAsync([.. On(host), "sh", "-c", $"for of in all {cable}; do echo 1 > /proc/sys/net/ipv4/conf/$of/route_localnet; done"])
            && await RunAsync("ip", "-n", name, "addr", "add", AddressOf(host) + "/24", "dev", cable)
            && await RunAsync("ip", "-n", name, "link", "set", cable, "up");
    }

    private static Task<bool> RunAsync(params string[] command) => Commands.TryAsync(command[0], command[1..]);
}
