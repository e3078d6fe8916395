using System.Net;
using Orleans.Configuration;
using SmartVillage.Silo.Storage.Postgres;

namespace SmartVillage.Silo.Hosting;

/// <summary>Where a silo stands: alone on this machine, or in the database's cluster.</summary>
internal static class ClusterPlacement
{
    /// <summary>Snapshots belong to a service; all clusters on one database share them.</summary>
    public const string Service = "smartvillage";

    public static void Apply(this ClusterPlaceOptions place, ClusterOptions options) => (options.ServiceId, options.ClusterId) = (Service, place.Name);

    public static void PlaceAlone(this ISiloBuilder silo, ClusterPlaceOptions place, HostRole role)
    {
        var (siloPort, gatewayPort) = place.PortsFor(role);
        silo.UseLocalhostClustering(siloPort, gatewayPort, serviceId: Service, clusterId: place.Name);
        silo.Configure<EndpointOptions>(options => options.AdvertisedIPAddress = IPAddress.Parse(place.AdvertisedAddress));
    }

    public static void PlaceInCluster(this ISiloBuilder silo, ClusterPlaceOptions place, HostRole role)
    {
        var (siloPort, gatewayPort) = place.PortsFor(role);
        silo.UsePostgresClustering();
        silo.Configure<ClusterOptions>(place.Apply);
        silo.Configure<ClusterMembershipOptions>(MembershipTuning.Apply);
        silo.Configure<EndpointOptions>(options =>
        {
            (options.SiloPort, options.GatewayPort) = (siloPort, gatewayPort);
            options.AdvertisedIPAddress = IPAddress.Parse(place.AdvertisedAddress);
        });
    }
}
