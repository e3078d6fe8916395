namespace SmartVillage.Silo.Hosting;

/// <summary>What a process is: each host names its own, <c>SmartVillage:Role</c> says otherwise.</summary>
public enum HostRole
{
    /// <summary>Silo, API, hub and pages in one process.</summary>
    AllInOne,

    /// <summary>A silo with the API, no pages.</summary>
    Silo,

    /// <summary>Pages and hub only: an Orleans client of a cluster.</summary>
    Web,
}
