using System.Collections.Immutable;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views.Public;

/// <summary>
/// Makes what everybody may see from a village's figures. Pure. Letters stand together: a single kind of them (a death, a letter of poverty,
/// a move) may be told from kabupaten upward only.
/// </summary>
internal sealed class PublicBuilder(CatalogueIndex catalogue, RegionCode village, DateTimeOffset now, Func<StandardTime, string> standardWords, Func<string, string> groupName)
{
    public const string Letters = "administrasi", Papers = "administrasi.adminduk";

    /// <summary>They judge one or two persons.</summary>
    private static readonly string[] NeverPublic = ["perilaku", "kompetensi"];

    public PublicView Build(RegionPlace place, PublicTerm term, RegionSummary days, RegionSummary? semester)
    {
        var hasTerm = semester is not null && RegionView.IsKnown(semester);
        var (known, longer, target) = (RegionView.IsKnown(days), hasTerm ? semester! : days, catalogue.Snapshot.Settings.OnTimeTarget);
        ImmutableArray<PublicPromise> promises = [.. Promises(days, target)];
        var timed = TimedParts(days);
        var satisfaction = longer.Satisfaction;
        return new(
            place, term, hasTerm, days.Window, known,
            days.Services.Timed < PublicCount.Fewest ? null : days.Services.OnTime, PublicCount.Total(timed), timed.Any(part => new PublicCount(part).IsFew), target, promises,
            Count(known, days.Complaints.Ended), Count(known, days.Complaints.Ended + days.Complaints.Open), Count(known, days.Complaints.Submitted),
            Activity(longer, "musyawarah"), Activity(days, "musyawarah"), Activity(longer, "gotong-royong"), Activity(days, "gotong-royong"),
            satisfaction.Index, hasTerm ? satisfaction.Grade : SatisfactionRules.Letter(satisfaction.Index, satisfaction.Respondents), new(satisfaction.Respondents),
            satisfaction.Respondents < SatisfactionRules.FewestJudged ? [] : [.. ElementScale.Order.Except(NeverPublic).Select(name => (name, satisfaction.Elements.GetValueOrDefault(name)?.Mean)).Where(pair => pair.Item2 is not null).Select(pair => (pair.name, pair.Item2!.Value))]);
    }

    private IEnumerable<PublicPromise> Promises(RegionSummary days, double target) =>
        from service in catalogue.Snapshot.Services
        where !catalogue.IsComplaint(service) && service.RetiredFrom is null && catalogue.StandardFor(service, village, now) is not null
        group service by GroupOf(service) into promise
        select Promise(promise.Key, [.. promise], days, target);

    private static string GroupOf(Service service) => service.Family == Letters && service.Code != Papers ? Letters : service.Code;

    private PublicPromise Promise(string key, Service[] services, RegionSummary days, double target)
    {
        var counted = days.Services.ByService.Where(one => services.Any(service => service.Code == one.Service)).ToArray();
        var (timed, kept) = (counted.Sum(one => one.Timed), counted.Sum(one => (long)Math.Round((one.OnTime ?? 0) * one.Timed)));
        var share = timed >= PublicCount.Fewest ? (double)kept / timed : (double?)null;
        string[] standards = [.. services.Select(service => catalogue.StandardFor(service, village, now)).OfType<StandardTime>().OrderBy(standard => standard.Unit).ThenBy(standard => standard.Value).Select(standardWords).Distinct()];
        var known = RegionView.IsKnown(days);
        return new(
            key, key == Letters ? groupName(key) : services[0].Versions[^1].Name.Shown(),
            standards is [var one] ? one : $"{standards[0]}–{standards[^1]}",
            new PublicCount(timed).IsFew ? new(timed) : Count(known, kept), Count(known, timed), share,
            Judgement.AgainstTarget(share, timed, target), share is not null && Fairness.Judge(kept, timed, target) == TargetVerdict.ReachesTarget);
    }

    /// <summary>The parts that are told: their differences to the total must tell nothing.</summary>
    private long[] TimedParts(RegionSummary days) =>
        [.. days.Services.ByService.GroupBy(one => catalogue.Service(one.Service) is { } service ? GroupOf(service) : one.Service).Select(group => group.Sum(one => one.Timed))];

    private static PublicActivity Activity(RegionSummary summary, string kind)
    {
        if (!RegionView.IsKnown(summary))
        {
            return PublicActivity.None;
        }

        var one = summary.Participation.ByActivity.FirstOrDefault(activity => activity.Activity == kind);
        return one is null
            ? new(new(0), new(0), null, new(0), new(0))
            : new(new(one.Activities), new(one.Participants), one.Participants < PublicCount.Fewest ? null : (double)one.Women / one.Participants, new(one.PersonDays),
                new((long)one.Measures.GetValueOrDefault("decisions")));
    }

    private static PublicCount Count(bool known, long value) => known ? new(value) : default;
}
