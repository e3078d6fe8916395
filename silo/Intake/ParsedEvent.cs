using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Silo.Intake;

/// <summary>An event of a call after parsing: what to record, or why it is refused. Source and id are what may be repeated in the answer.</summary>
internal sealed record ParsedEvent(
    int Index, string? Source, string? Id, RegionCode? Village = null, VillageEvent? Event = null, Rejection? Rejection = null);
