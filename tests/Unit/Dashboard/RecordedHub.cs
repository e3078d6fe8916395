using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartVillage.Dashboard.Live;

namespace SmartVillage.Tests.Unit.Dashboard;

/// <summary>SignalR's own groups, and a note of who is in them and what they were sent.</summary>
internal sealed class RecordedHub(ILogger<DefaultHubLifetimeManager<RegionHub>> logger) : DefaultHubLifetimeManager<RegionHub>(logger)
{
    private readonly ConcurrentDictionary<string, bool> _members = [];

    public ConcurrentQueue<string> Sent { get; } = [];

    /// <summary>Whether a connection is in a group; <see langword="null"/> when it never was.</summary>
    public bool? IsMember(string connection) => _members.TryGetValue(connection, out var member) ? member : null;

    public static (RecordedHub Hub, IHubContext<RegionHub> Context) Create()
    {
        var services = new ServiceCollection().AddLogging().AddSignalR().Services
            .AddSingleton<RecordedHub>().AddSingleton<HubLifetimeManager<RegionHub>>(provider => provider.GetRequiredService<RecordedHub>())
            .BuildServiceProvider();
        return (services.GetRequiredService<RecordedHub>(), services.GetRequiredService<IHubContext<RegionHub>>());
    }

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        _members[connectionId] = true;
        return base.AddToGroupAsync(connectionId, groupName, cancellationToken);
    }

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default)
    {
        _members.TryUpdate(connectionId, false, true);
        return base.RemoveFromGroupAsync(connectionId, groupName, cancellationToken);
    }

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        Sent.Enqueue(methodName);
        return base.SendGroupAsync(groupName, methodName, args, cancellationToken);
    }
}
