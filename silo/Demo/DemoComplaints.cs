using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>Complaints and their steps over working days; most in time, some late, a few forgotten.</summary>
internal sealed class DemoComplaints(DemoScript script)
{
    private const double PerVillageAndDay = 0.02;

    private static readonly string[] Services = ["pengaduan.informasi", "pengaduan.tanpa-pemeriksaan", "pengaduan.dengan-pemeriksaan", "aspirasi.umum"];

    private static readonly double[] Shares = [35, 40, 5, 20];

    /// <summary>Working days to the end, by service.</summary>
    private static readonly double[] Days = [2.5, 7, 30, 6];

    private static readonly string[] Categories =
        ["jalan-jembatan", "air-bersih", "irigasi", "penerangan-jalan", "listrik", "telekomunikasi", "sampah-lingkungan", "pertanian-pupuk", "bantuan-sosial", "kesehatan", "layanan-kantor-desa", "lainnya"];

    /// <summary>Those of the days of history.</summary>
    public IEnumerable<DemoEvent> Past()
    {
        for (var day = script.FirstDay; day <= script.Today; day = day.AddDays(1))
        {
            foreach (var step in Of(day, submitted => submitted < script.HistoryEnd))
            {
                yield return step;
            }
        }
    }

    /// <summary>All steps of a WIB day's complaints whose submission is asked for.</summary>
    public IEnumerable<DemoEvent> Of(DateOnly day, Func<DateTimeOffset, bool> isAsked)
    {
        foreach (var village in script.Villages)
        {
            var random = DemoRandom.For(script.Seed, 6, village.Index, day.DayNumber);
            var count = DemoVillages.DayOf(village, day, script.Today, script.Seed) == DemoDay.Usual ? random.Poisson(PerVillageAndDay) : 0;
            for (var i = 0; i < count; i++)
            {
                var at = Wib.StartOf(day).AddSeconds(random.Between(7 * 3600, 21 * 3600));
                var steps = Steps(village, at, $"{script.Run}-k{day.DayNumber}-{village.Index}-{i}", random).ToList();
                foreach (var step in isAsked(at) ? steps : [])
                {
                    yield return step;
                }
            }
        }
    }

    /// <summary>A complaint submitted at an instant, with every later step.</summary>
    private IEnumerable<DemoEvent> Steps(DemoVillage village, DateTimeOffset submitted, string number, DemoRandom random)
    {
        var kind = random.Weighted(Shares);
        var (category, channel) = (Categories[random.Below(Categories.Length)], random.Chance(0.7) ? "mobile" : "counter");
        DemoEvent Step(string status, DateTimeOffset at, int step) => new(
            village.Code, EventType.Service, village.Source, $"{number}-{step}", at, at,
            DemoData.Service(Services[kind], status, $"P-{number}", channel: step == 0 ? channel : null, category: category));

        yield return Step("submitted", submitted, 0);
        if (random.Chance(0.03))
        {
            yield break; // forgotten: its deadlines pass
        }

        var forwarded = script.Office.AddDays(submitted, random.LogNormal(1, 0.5));
        yield return Step("forwarded", forwarded, 1);
        var processing = script.Office.AddDays(forwarded, random.LogNormal(1.6, 0.5));
        yield return Step("processing", processing, 2);
        yield return Step(random.Chance(0.93) ? "completed" : "rejected", script.Office.AddDays(processing, random.LogNormal(Days[kind], 0.45)), 3);
    }
}
