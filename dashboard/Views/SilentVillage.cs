using Microsoft.Extensions.Localization;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;

namespace SmartVillage.Dashboard.Views;

/// <summary>How a silent village is named: its line may be alive while nobody works, and that needs another visit.</summary>
internal static class SilentVillage
{
    private static readonly TimeSpan Alive = TimeSpan.FromHours(24);

    public static (string Icon, string Words) Of(ReportingSummary reporting, DateTimeOffset now, IStringLocalizer words) => reporting switch
    {
        { LastHeartbeatAt: { } heartbeat } when now - heartbeat <= Alive => ("link", words["Child.SilentConnected"].Value),
        { LastEventAt: { } last } => ("pause", words["Child.SilentSince", Figures.ShortDay(last)].Value),
        _ => ("pause", words["Stage.Silent"].Value),
    };
}
