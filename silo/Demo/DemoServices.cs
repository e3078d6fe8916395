namespace SmartVillage.Silo.Demo;

/// <summary>A service as the simulation plays it.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Share">Share in its family.</param>
/// <param name="Minutes">Median duration.</param>
/// <param name="Sigma">Spread of durations.</param>
/// <param name="Steps">How many times progress is told between submission and end.</param>
/// <param name="Office">Whether it is done in office hours only.</param>
internal sealed record DemoService(string Code, double Share, double Minutes, double Sigma, int Steps, bool Office = false)
{
    public bool IsBanking => Code.StartsWith("perbankan", StringComparison.Ordinal);
}

/// <summary>How services mix over the hours.</summary>
internal static class DemoServices
{
    private static readonly DemoService[][] Families =
    [
        [
            new("administrasi.domisili", 20, 24, 0.65, 2, true), new("administrasi.usaha", 15, 24, 0.65, 2, true), new("administrasi.sktm", 20, 22, 0.65, 2, true),
            new("administrasi.skck", 10, 20, 0.65, 2, true), new("administrasi.kelahiran", 8, 50, 0.6, 2, true), new("administrasi.kematian", 4, 50, 0.6, 2, true),
            new("administrasi.nikah", 5, 200, 0.5, 2, true), new("administrasi.adminduk", 18, 26, 0.65, 2, true),
        ],
        [
            new("perbankan.setor", 30, 4, 0.5, 1), new("perbankan.tarik", 35, 4, 0.5, 1), new("perbankan.transfer", 20, 3, 0.5, 1), new("perbankan.tagihan", 15, 3, 0.5, 1),
        ],
        [
            new("pajak.pbb", 70, 6, 0.55, 1), new("pajak.pkb", 30, 7, 0.5, 2),
        ],
        [
            new("kpb.pupuk", 85, 14, 0.5, 2), new("kpb.kur", 8, 90, 0.5, 2), new("kpb.autp", 7, 40, 0.5, 1),
        ],
    ];

    private static readonly double[][] Shares = [.. Families.Select(f => f.Select(s => s.Share).ToArray())];

    public static IEnumerable<DemoService> All => Families.SelectMany(f => f);

    public static DemoService Pick(DemoRandom random, DateTimeOffset wib, bool holiday)
    {
        var (hour, office) = (wib.Hour, DemoRhythm.IsOffice(wib, holiday));
        ReadOnlySpan<double> weights =
        [
            office ? 1.1 : 0.04, // what comes in by night, online, is done in the morning
            hour is >= 6 and < 21 ? 0.75 : 0.3,
            hour is >= 7 and < 20 ? 0.45 : 0.14,
            hour is >= 7 and < 17 ? 0.3 : 0.02,
        ];
        var family = random.Weighted(weights);
        return Families[family][random.Weighted(Shares[family])];
    }
}
