using System.Globalization;
using System.Text;

namespace SmartVillage.Silo.Demo;

/// <summary>The data of simulated events, as JSON. Every text in it is ours: nothing needs escaping.</summary>
internal static class DemoData
{
    private const int Kilo = 1000;

    private static readonly string[] Elements = ["persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "pengaduan", "sarana"];

    private static readonly string[] Fields = ["kemasyarakatan", "ekonomi", "sosial-budaya-agama", "lingkungan"];

    /// <summary>One step of a request.</summary>
    public static string Service(string service, string status, string? request, DateTimeOffset? submitted = null, string? channel = null, string? category = null, string? measures = null, string? citizen = null)
    {
        var json = new StringBuilder("{", 200);
        Text(json, "service", service);
        Text(json, "status", status);
        Text(json, "request", request);
        Text(json, "submitted", submitted is { } at ? DemoEvent.Text(at) : null);
        Text(json, "channel", channel);
        Text(json, "category", category);
        Text(json, "citizen", citizen);
        if (measures is not null)
        {
            json.Append(json.Length > 1 ? "," : "").Append("\"measures\":").Append(measures);
        }

        return json.Append('}').ToString();
    }

    /// <summary>What a completed request amounts to; <see langword="null"/> for a service that measures nothing.</summary>
    public static string? Measures(string service, DemoRandom random) => service switch
    {
        "pajak.pbb" => Amount(Rupiah(random, 65_000, 0.6, 500)),
        "pajak.pkb" => VehicleTax(random),
        "kpb.pupuk" => Fertiliser(random),
        "kpb.kur" => Amount(Rupiah(random, 15_000_000, 0.5, 500_000)),
        "kpb.autp" => Invariant($$"""{"hectares":{{random.Between(25, 200) / 100m:0.00}}}"""),
        "perbankan.tagihan" => Amount(Rupiah(random, 120_000, 0.6, Kilo)),
        _ when service.StartsWith("perbankan", StringComparison.Ordinal) => Amount(Rupiah(random, 350_000, 0.8, 10 * Kilo)),
        _ => null,
    };

    /// <summary>A keyed hash as a sender would compute it, of one of the residents of a village.</summary>
    public static string Citizen(DemoVillage village, ulong seed, DemoRandom random)
    {
        // Few people come often: squaring prefers the low numbers.
        var resident = (int)(village.People * random.Next() * random.Next());
        var bits = DemoRandom.For(seed, 3, village.Index, resident);
        return Invariant($"{bits.NextBits():x16}{bits.NextBits():x16}");
    }

    public static string Survey(string service, DemoVillage village, DemoRandom random, string? citizen)
    {
        var json = new StringBuilder("{", 260);
        Text(json, "service", service);
        Text(json, "citizen", citizen);
        json.Append(",\"scores\":{");
        for (var i = 0; i < Elements.Length; i++)
        {
            var score = (int)Math.Clamp(Math.Round(village.Score + (0.65 * random.Normal())), 1, 4);
            json.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\"{Elements[i]}\":{score}");
        }

        return json.Append("}}").ToString();
    }

    public static string MutualHelp(DemoRandom random)
    {
        var people = random.Between(12, 60);
        return Invariant($$"""{"activity":"gotong-royong","field":"{{Fields[random.Below(4)]}}","participants":{{people}},"women":{{people * random.Between(20, 55) / 100}},"personDays":{{people}},"measures":{"cash":{{random.Below(8) * 50 * Kilo}},"goods":{{random.Below(6) * 50 * Kilo}} } }""");
    }

    public static string Deliberation(DemoRandom random)
    {
        var people = random.Between(18, 70);
        return Invariant($$"""{"activity":"musyawarah","participants":{{people}},"women":{{people * random.Between(25, 55) / 100}},"measures":{"decisions":{{random.Between(1, 3)}} } }""");
    }

    public static string Training(DemoRandom random)
    {
        var people = random.Between(12, 35);
        return Invariant($$"""{"activity":"pelatihan","participants":{{people}},"women":{{people * random.Between(35, 80) / 100}}}""");
    }

    public static string Figure(string figure, string period, decimal value, DateOnly asOf) =>
        Invariant($$"""{"figure":"{{figure}}","period":"{{period}}","value":{{value}},"asOf":"{{DemoEvent.Text(asOf)}}"}""");

    public static string Stage(bool prototype) => prototype ? """{"stage":"registered","prototype":true}""" : """{"stage":"registered"}""";

    public static string Nil(DateOnly day) => Invariant($$"""{"day":"{{DemoEvent.Text(day)}}"}""");

    public static string Cancel(string source, string id) => Invariant($$"""{"source":"{{source}}","id":"{{id}}","action":"cancel"}""");

    public static string Replace(string source, string id, string data) => Invariant($$"""{"source":"{{source}}","id":"{{id}}","action":"replace","data":{{data}}}""");

    private static string VehicleTax(DemoRandom random)
    {
        var principal = Rupiah(random, 210_000, 0.5, 500);
        var fine = random.Chance(0.12) ? principal / 4 : 0;
        return Invariant($$"""{"pokok":{{principal}},"opsen":{{principal * 66 / 100}},"denda":{{fine}},"swdkllj":35000}""");
    }

    private static string Fertiliser(DemoRandom random)
    {
        var (urea, npk, cocoa, organic) = (random.Between(0, 4) * 25 + 25, random.Between(0, 4) * 25, random.Chance(0.1) ? 50 : 0, random.Chance(0.3) ? 40 : 0);
        return Invariant($$"""{"urea":{{urea}},"npk":{{npk}},"npk-kakao":{{cocoa}},"organik":{{organic}},"amount":{{(urea * 2250) + (npk * 2300) + (cocoa * 3300) + (organic * 800)}}}""");
    }

    private static string Amount(long rupiah) => Invariant($$"""{"amount":{{rupiah}}}""");

    private static long Rupiah(DemoRandom random, double median, double sigma, int step) => Math.Max(step, (long)(random.LogNormal(median, sigma) / step) * step);

    private static void Text(StringBuilder json, string name, string? value)
    {
        if (value is not null)
        {
            json.Append(json.Length > 1 ? "," : "").Append('"').Append(name).Append("\":\"").Append(value).Append('"');
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
