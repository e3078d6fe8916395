using System.Net;
using Microsoft.Extensions.Options;

namespace SmartVillage.Silo.Hosting;

/// <summary>Section <c>SmartVillage:Cluster</c>: where a silo listens to other silos and to clients.</summary>
public sealed class ClusterPlaceOptions
{
    public const string Section = "SmartVillage:Cluster";

    public const int DefaultSiloPort = 11111, DefaultGatewayPort = 30000;

    /// <summary>For other silos. Unset: 11111; in the all-in-one role a free port.</summary>
    public int? SiloPort { get; set; }

    /// <summary>For clients. Unset: 30000; in the all-in-one role a free port.</summary>
    public int? GatewayPort { get; set; }

    /// <summary>The address that others reach this silo at.</summary>
    public string AdvertisedAddress { get; set; } = "127.0.0.1";

    /// <summary>The cluster's name. Silos of one name on one database are one cluster.</summary>
    public string Name { get; set; } = "smartvillage";

    /// <summary>Both ports, chosen for a role.</summary>
    public (int Silo, int Gateway) PortsFor(HostRole role)
    {
        if (role != HostRole.AllInOne || SiloPort is not null || GatewayPort is not null)
        {
            return (SiloPort ?? DefaultSiloPort, GatewayPort ?? DefaultGatewayPort);
        }

        var free = FreePorts.Take(2);
        return (free[0], free[1]);
    }
}

internal sealed class ClusterPlaceOptionsValidator : IValidateOptions<ClusterPlaceOptions>
{
    public ValidateOptionsResult Validate(string? name, ClusterPlaceOptions options)
    {
        List<string> errors = [];
        if (options.SiloPort is < 1 or > 65535)
        {
            errors.Add("SmartVillage:Cluster:SiloPort must be 1-65535 (default 11111).");
        }

        if (options.GatewayPort is < 1 or > 65535)
        {
            errors.Add("SmartVillage:Cluster:GatewayPort must be 1-65535 (default 30000).");
        }

        if (options.SiloPort is not null && options.SiloPort == options.GatewayPort)
        {
            errors.Add("SmartVillage:Cluster:GatewayPort must differ from SmartVillage:Cluster:SiloPort.");
        }

        if (!IPAddress.TryParse(options.AdvertisedAddress, out _))
        {
            errors.Add("SmartVillage:Cluster:AdvertisedAddress must be an IP address (default 127.0.0.1).");
        }

        if (string.IsNullOrWhiteSpace(options.Name))
        {
            errors.Add("SmartVillage:Cluster:Name must not be empty (default smartvillage).");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
