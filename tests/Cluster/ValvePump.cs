using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SmartVillage.Aggregates;
using SmartVillage.Grains.Rollup;

namespace SmartVillage.Tests.Cluster;

/// <summary>Loses what comes while it is shut: what a silo loses that dies between acknowledgement and roll-up.</summary>
internal sealed class Valve
{
    private volatile bool _isShut;

    public bool IsShut
    {
        get => _isShut;
        set => _isShut = value;
    }

    public void AddTo(IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton<IRollupPump>(provider => new ValvePump(this, provider.GetRequiredService<RollupPump>())));

    private sealed class ValvePump(Valve valve, RollupPump pump) : IRollupPump
    {
        public void Enqueue(FigureChange change)
        {
            if (!valve.IsShut)
            {
                pump.Enqueue(change);
            }
        }
    }
}
