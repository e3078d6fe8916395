using Orleans.Configuration;

namespace SmartVillage.Silo.Hosting;

/// <summary>
/// How soon a cluster on PostgreSQL sees that a silo is gone. Orleans' own values leave callers waiting up to half a minute; these, a few seconds,
/// and a silo that is only busy must still not be taken for dead.
/// </summary>
internal static class MembershipTuning
{
    public static void Apply(ClusterMembershipOptions options)
    {
        // A silo that doesn't answer two probes in a row, each within a second, is suspected.
        options.ProbeTimeout = TimeSpan.FromSeconds(1);
        options.NumMissedProbesLimit = 2;

        // Two suspicions from different silos declare it dead. Half of the active silos are enough, so of two silos the other one's is.
        options.NumVotesForDeathDeclaration = 2;

        // A silo that has not signed for three of these was killed together with all others: whoever starts anew doesn't wait for its answer.
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(3);
    }

    /// <summary>Of a client: how soon it hears of new silos and stops asking dead ones.</summary>
    public static void Apply(GatewayOptions options) => options.GatewayListRefreshPeriod = TimeSpan.FromSeconds(2);
}
