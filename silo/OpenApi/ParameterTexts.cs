using Microsoft.OpenApi;

namespace SmartVillage.Silo.OpenApi;

/// <summary>What the parameters of addresses mean.</summary>
internal static class ParameterTexts
{
    private static readonly Dictionary<string, (string Text, string? Example)> Texts = new()
    {
        ["code"] = ("Kemendagri code, dotted or plain: 18, 18.09, 18.09.10, 18.09.10.2004.", "18.09"),
        ["id"] = ("A receipt (ULID).", null),
        ["items"] = ("all: list accepted events too, each with its seq.", "all"),
        ["window"] = ("today, 7d, 30d, month, year or a named period, in WIB days.", "today"),
        ["spark"] = ("Full days of completed services to add to each row.", "14d"),
        ["indicator"] = ("Codes of /indicators that have a series, parted by commas.", "services.completed"),
        ["measure"] = ("submitted, completed, onTime, participants, … or a measure's code.", "completed"),
        ["service"] = ("A service or family code; left out: all services without complaints.", "pajak.pbb"),
        ["bucket"] = ("hour, day or month.", "day"),
        ["from"] = ("First WIB day, or an instant.", "2026-11-01"),
        ["to"] = ("First WIB day after it, or an instant.", "2026-12-01"),
        ["at"] = ("An instant, RFC 3339 with offset.", "2026-11-24T10:00:00+07:00"),
        ["after"] = ("Only entries after this seq.", "0"),
        ["limit"] = ("At most this many, up to 1000.", "100"),
        ["parent"] = ("Only what lies directly below this region; with level: anywhere below.", "18.09"),
        ["level"] = ("provinsi, kabupaten, kota, kecamatan, desa or kelurahan.", "desa"),
        ["stage"] = ("planned, registered, connected, active or silent.", "active"),
        ["q"] = ("By name or code, the best first; forgives spacing and known spellings.", "Sribawono"),
    };

    public static void Describe(IOpenApiParameter parameter)
    {
        if (parameter is OpenApiParameter { Name: { } name } mutable && Texts.TryGetValue(name, out var text))
        {
            mutable.Description = text.Text;
            mutable.Example = text.Example;
        }
    }
}
