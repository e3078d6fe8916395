using SmartVillage.Events;
using SmartVillage.Regions;

namespace SmartVillage.Tests.Cluster;

/// <summary>Events to send.</summary>
internal static class Sample
{
    public static readonly RegionCode Hanura = RegionCode.Parse("18.09.10.2004"), Podomoro = RegionCode.Parse("18.10.01.2009"),
        Sribhawono = RegionCode.Parse("18.07.15.2001"), CintaMulya = RegionCode.Parse("18.01.17.2006");

    /// <summary>The office takes a village into the programme.</summary>
    public static VillageEvent Registered(RegionCode village, DateTimeOffset time) =>
        new(0, EventType.Stage, "/smartvillage/programme", village.ToString(), time, new StageData(ProgrammeStage.Registered, null, false));

    public static VillageEvent Completed(string id, DateTimeOffset time, string service = "administrasi.domisili", int? resident = null) =>
        new(0, EventType.Service, "/desa/simdes", id, time, new ServiceData(service, RequestStatus.Completed, null, null, null, null, [], resident));
}
