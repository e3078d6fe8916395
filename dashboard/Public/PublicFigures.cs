using System.Collections.Concurrent;
using Microsoft.Extensions.Localization;
using SmartVillage.Aggregates;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Catalogue;
using SmartVillage.Dashboard.Live;
using SmartVillage.Dashboard.Views;
using SmartVillage.Dashboard.Views.Public;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Public;

/// <summary>
/// The figures of public pages, taken once a day: what arrives late shows tomorrow, so that nobody finds a single case by looking twice.
/// </summary>
internal sealed class PublicFigures(IRegionSource source, RegionRegister register, RegionWords names, TimeProvider time)
{
    private readonly ConcurrentDictionary<RegionCode, (DateOnly Day, Task<(RegionSummary Days, RegionSummary? Semester)> Taken)> _held = [];

    public async Task<PublicView> ViewAsync(Region village, ServiceCatalogue catalogues, IStringLocalizer words)
    {
        var (days, semester) = await TakenAsync(village.Code, Wib.DayOf(time.GetUtcNow()));
        var builder = new PublicBuilder(await catalogues.GetAsync(), village.Code, days.AsOf, standard => Standard(standard, words), group => words["Public.Group." + group]);
        return builder.Build(RegionPlace.Of(village, register, names), PublicTerm.Before(Wib.DayOf(days.Window.To)), days, semester);
    }

    private async Task<(RegionSummary Days, RegionSummary? Semester)> TakenAsync(RegionCode village, DateOnly today)
    {
        var held = _held.AddOrUpdate(village, _ => (today, TakeAsync(village, today)), (_, one) => one.Day == today ? one : (today, TakeAsync(village, today)));
        try
        {
            return await held.Taken;
        }
        catch
        {
            _held.TryRemove(new(village, held)); // the next one who asks tries again
            throw;
        }
    }

    private async Task<(RegionSummary, RegionSummary?)> TakeAsync(RegionCode village, DateOnly today) => (
        await source.GetSummaryAsync(village, PublicTerm.Days) ?? throw new InvalidOperationException($"The window {PublicTerm.Days} is not known."),
        await source.GetSummaryAsync(village, PublicTerm.Before(today).Semester));

    private static string Standard(StandardTime standard, IStringLocalizer words) => standard switch
    {
        { Clock: StandardClock.Workday } => words["Public.Standard.Workday", standard.Value],
        { Unit: StandardUnit.Minute, Value: >= 60 } when standard.Value % 60 == 0 => words["Public.Standard.Hour", standard.Value / 60],
        _ => words["Public.Standard." + standard.Unit, standard.Value],
    };
}
