using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Storage;
using SmartVillage.Grains.Attention;
using SmartVillage.Grains.Catalogue;
using SmartVillage.Grains.History;
using SmartVillage.Grains.Journal;
using SmartVillage.Grains.Snapshots;
using SmartVillage.Grains.Telemetry;
using SmartVillage.Grains.Time;
using SmartVillage.Regions;

namespace SmartVillage.Grains.Rollup;

/// <summary>What every parent needs of its silo.</summary>
/// <param name="Clock">The domain's clock: what day it is, what is due.</param>
/// <param name="Time">The process's clock: how often something is done.</param>
internal sealed record ParentServices(
    RegionRegister Register,
    ICatalogueSource Catalogues,
    IEventJournal Journal,
    IHistoryStore History,
    [FromKeyedServices(SnapshotStore.Name)] IGrainStorage Storage,
    ParentReader Reader,
    AttentionReader Attention,
    [FromKeyedServices(DomainClock.Key)] TimeProvider Clock,
    TimeProvider Time,
    IOptions<RollupOptions> Options,
    GrainsInstruments Instruments);
