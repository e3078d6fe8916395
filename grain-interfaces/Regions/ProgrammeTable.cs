using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Events;

namespace SmartVillage.Regions;

/// <summary>Villages that public sources name as part of the programme. What could be found, not the whole programme.</summary>
public static class ProgrammeTable
{
    /// <summary>The list that is embedded in this assembly.</summary>
    public static ImmutableArray<ProgrammeVillage> ReadEmbedded()
    {
        using var text = CsvTable.OpenEmbedded("programme.csv");
        return Read(text, "programme.csv");
    }

    /// <summary>Reads a list: <c>code,stage,since,source</c>; <c>stage</c> is <c>prototype</c>, <c>implemented</c> or <c>planned</c>.</summary>
    /// <exception cref="RegisterFormatException">The text is not of the expected form.</exception>
    public static ImmutableArray<ProgrammeVillage> Read(TextReader text, string file)
    {
        var seen = new HashSet<RegionCode>();
        var result = ImmutableArray.CreateBuilder<ProgrammeVillage>();
        foreach (var row in CsvTable.Read(text, file, "code", "stage", "since", "source").Rows)
        {
            var code = row.Code("code");
            if (!code.IsVillage || !seen.Add(code))
            {
                throw row.Error(code.IsVillage ? $"{code} stands twice in the file." : $"{code} is no desa or kelurahan.");
            }

            result.Add(new(code, Stage(row), row["stage"] == "prototype", Year(row), row["source"]));
        }

        return result.ToImmutable();
    }

    private static ProgrammeStage Stage(CsvRow row) => row["stage"] switch
    {
        "prototype" or "implemented" => ProgrammeStage.Registered,
        "planned" => ProgrammeStage.Planned,
        var other => throw row.Error($"'{other}' is no stage (prototype, implemented or planned)."),
    };

    private static int Year(CsvRow row) =>
        int.TryParse(row["since"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and < 2200
            ? year
            : throw row.Error($"'{row["since"]}' is no year.");
}

/// <summary>A village that a public source names.</summary>
/// <param name="Code">Which village.</param>
/// <param name="Stage">Its stage.</param>
/// <param name="Prototype">Whether it is one of the four prototypes of 2020.</param>
/// <param name="Since">Year in which the source names it.</param>
/// <param name="Source">Publisher, date, address.</param>
public sealed record ProgrammeVillage(RegionCode Code, ProgrammeStage Stage, bool Prototype, int Since, string Source);
