using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SmartVillage.Regions;

/// <summary>Finds regions by name or code. Forgives case, spacing, punctuation and the spellings that are known to vary.</summary>
public sealed class RegionSearch
{
    /// <summary>Spellings in use beside that of the decree, where folding doesn't reach.</summary>
    private static readonly (string Code, string Spelling)[] Aliases = [("18.04.04.2008", "Watas")];

    /// <summary>Letters that old and new spelling exchange: Sribhawono and Sribawono, Soekarno and Sukarno, Tjandipoero and Candipuro.</summary>
    private static readonly (string Old, string New)[] Spellings =
    [
        ("tj", "c"), ("dj", "j"), ("oe", "u"), ("bh", "b"), ("dh", "d"), ("th", "t"), ("kh", "k"), ("sy", "s"), ("mulyo", "mulya"), ("rejo", "reja"),
    ];

    private readonly RegionRegister _register;
    private readonly ImmutableArray<Entry> _entries;

    /// <summary>Prepares the search over a register.</summary>
    public RegionSearch(RegionRegister register)
    {
        _register = register;
        _entries = [.. register.All.Select(ToEntry)];
    }

    /// <summary>The regions that fit best, the best first: same name, then beginning, then part, then all words somewhere in the name and its parents.</summary>
    public ImmutableArray<RegionHit> Find(string text, int limit = 20)
    {
        var query = text.Trim();
        if (query.Length == 0)
        {
            return [];
        }

        if (char.IsAsciiDigit(query[0]))
        {
            return [.. ByCode(query).Take(limit).Select(ToHit)];
        }

        var folded = Fold(query);
        var words = query.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Fold).Where(w => w.Length > 0).ToArray();
        return folded.Length == 0
            ? []
            : [.. _entries.Select(e => (Entry: e, Rank: Rank(e, folded, words))).Where(c => c.Rank < int.MaxValue)
                .OrderBy(c => c.Rank).ThenBy(c => c.Entry.Region.Level).ThenBy(c => c.Entry.Region.Name, StringComparer.Ordinal).ThenBy(c => c.Entry.Region.Code)
                .Take(limit).Select(c => ToHit(c.Entry.Region))];
    }

    /// <summary>A name without case, spacing, punctuation, double letters and the varying spellings.</summary>
    internal static string Fold(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        foreach (var (old, @new) in Spellings)
        {
            letters.Replace(old, @new);
        }

        for (var i = letters.Length - 1; i > 0; i--)
        {
            if (letters[i] == letters[i - 1] && char.IsLetter(letters[i]))
            {
                letters.Remove(i, 1);
            }
        }

        return letters.ToString();
    }

    private static int Rank(Entry entry, string folded, string[] words)
    {
        var best = int.MaxValue;
        foreach (var name in entry.Names)
        {
            best = Math.Min(best, name == folded ? 0
                : name.StartsWith(folded, StringComparison.Ordinal) ? 1
                : name.Contains(folded, StringComparison.Ordinal) ? 2
                : int.MaxValue);
        }

        return best < int.MaxValue || words.Length < 2 || !words.All(w => entry.Path.Contains(w, StringComparison.Ordinal)) ? best : 3;
    }

    private IEnumerable<Region> ByCode(string query)
    {
        var digits = new string([.. query.Where(char.IsAsciiDigit)]);
        return _register.All.Where(r => Digits(r.Code).StartsWith(digits, StringComparison.Ordinal));
    }

    private static string Digits(RegionCode code) => code.ToString().Replace(".", "", StringComparison.Ordinal);

    private Entry ToEntry(Region region)
    {
        var code = region.Code.ToString();
        // "Pesawaran" alone is the name of a kabupaten to anybody who types it.
        var bare = region.Level is RegionLevel.Kabupaten or RegionLevel.Kota && region.Name.IndexOf(' ', StringComparison.Ordinal) is var space and > 0
            ? region.Name[(space + 1)..]
            : region.Name;
        // In a simulation the spellings of the real name must not find the village behind the mask.
        var aliases = SimulatedNames.IsSimulated(region.Name) ? [] : Aliases.Where(a => a.Code == code).Select(a => Fold(a.Spelling));
        var path = string.Concat(_register.AncestorsOf(region.Code).Prepend(region).Select(r => Fold(r.Name) + ' '));
        return new(region, [.. new[] { Fold(bare), Fold(region.Name) }.Concat(aliases).Distinct()], path);
    }

    private RegionHit ToHit(Region region) => new(region, [.. _register.AncestorsOf(region.Code)]);

    private sealed record Entry(Region Region, ImmutableArray<string> Names, string Path);
}

/// <summary>A region that was found.</summary>
/// <param name="Region">The region.</param>
/// <param name="Parents">The regions above, the nearest first: names repeat, so the parent is shown beside the name.</param>
public sealed record RegionHit(Region Region, ImmutableArray<Region> Parents);
