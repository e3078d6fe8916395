using System.Collections.Immutable;
using Microsoft.Extensions.Localization;
using SmartVillage.Attention;
using SmartVillage.Dashboard.Formatting;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Views;

/// <summary>What needs attention, in words: what, against what, since when, where; in the order in which it was found, the most harmful first.</summary>
internal sealed class AttentionList(RegionView view, RegionRegister register, IStringLocalizer words)
{
    /// <summary>Id of the panel of complaints.</summary>
    private const string Complaints = "pengaduan";

    public ImmutableArray<AttentionItem> Build() => [.. (view.Attention?.Findings ?? []).Select(Item)];

    private AttentionItem Item(AttentionFinding found) => found.Kind switch
    {
        AttentionKind.ComplaintsLate => new("alert", words["Attention.ComplaintsLate", Count(found)], Sentences(Where(found), found.Workdays is < 0 and var days ? words["Attention.WorstLate", -days].Value : null), Target(found)) { Part = Complaints },
        AttentionKind.ComplaintsDueSoon => new("warn", words["Attention.ComplaintsDueSoon", Count(found)], Sentences(Where(found), Left(found)), Target(found)) { Part = Complaints },
        AttentionKind.Drop => new("drop", words["Attention.Drop", What(found), Name(found.Region), Figures.Percent((found.Usual - found.Count) / found.Usual, 0)],
            words["Attention.DropDetail", Count(found), Figures.Number((decimal)found.Usual!.Value, 0), Figures.Clock(view.Attention!.AsOf), found.N], Link(found.Region)),
        AttentionKind.RequestsLate => new("late", words["Attention.RequestsLate", Count(found)], Sentences(Where(found), words["Attention.RequestsLateHere"]), Target(found)),
        AttentionKind.Silent => Silent(found),
        AttentionKind.NoReport => new("ring", view.Place.HasChildren ? words["Attention.NoReport", Count(found)] : words["Report.none"].Value,
            Sentences(Where(found), view.Place.HasChildren ? words["Attention.NoReportUsual", Figures.Number((decimal)found.Usual!.Value, 0)] : words["Attention.NoReportHere"]), Target(found)),
        _ => new("warn", words["Attention.BelowTarget", Name(found.Region)],
            words["Attention.BelowTargetDetail", Figures.Percent(found.Share), Figures.Count(found.Count), Figures.Count(found.N), Figures.Percent(found.Upper), Figures.Percent(view.Catalogue.Snapshot.Settings.OnTimeTarget, 0)], Link(found.Region)),
    };

    private AttentionItem Silent(AttentionFinding found)
    {
        var since = found.Since is { } at ? words["Attention.SilentSince", Figures.ShortDay(at), Figures.Clock(at)].Value : words["Attention.SilentHere"].Value;
        if (!found.Region.IsVillage)
        {
            return new("pause", words["Attention.Silent", Count(found)], Sentences(Where(found), words["Attention.SilentHere"]), Target(found));
        }

        var title = found.Region == view.Code ? words["Stage.Silent"].Value : NameAndParent(found.Region);
        return new("pause", title, Sentences(since, found.Count > 1 ? words["Attention.SilentBefore", Figures.Count(found.Count - 1)].Value : null), Link(found.Region));
    }

    private string? Left(AttentionFinding found) => found.WorkMinutes is not { } minutes ? null
        : minutes > 0 ? words["Attention.WorkLeft", Figures.WorkTime(minutes)].Value
        : words["Attention.DueToday"].Value;

    /// <summary>Where most of it is, and how much elsewhere.</summary>
    private string? Where(AttentionFinding found)
    {
        if (found.Places.IsEmpty)
        {
            return null;
        }

        var named = found.Places.Select(place => words["Attention.In", Figures.Count(place.Count), Name(place.Region)].Value);
        var rest = found.Count - found.Places.Sum(place => place.Count);
        return string.Join(", ", rest > 0 ? named.Append(words["Attention.Elsewhere", Figures.Count(rest)].Value) : named) + ".";
    }

    /// <summary>Where it can be dealt with: the place itself when it is one, else the list of all.</summary>
    private RegionCode? Target(AttentionFinding found) => found.Places is [var only] ? Link(only.Region) : null;

    private RegionCode? Link(RegionCode region) => region == view.Code ? null : region;

    private string What(AttentionFinding found) =>
        found.Family is { } family && view.Catalogue.Snapshot.Families.FirstOrDefault(f => f.Code == family) is { } known ? known.Name.Shown() : words["Attention.Services"].Value;

    private string Name(RegionCode code) => register.TryFind(code, out var region) ? RegionPlace.RowName(region.Name) : code.ToString();

    private string NameAndParent(RegionCode village) =>
        $"{Name(village)}, {Name(view.Place.Region.Level == RegionLevel.Provinsi ? village.Kabupaten : village.Kecamatan)}";

    private static string Count(AttentionFinding found) => Figures.Count(found.Count);

    private static string Sentences(params string?[] sentences) => string.Join(' ', sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
}
