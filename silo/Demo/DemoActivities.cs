using SmartVillage.Aggregates;
using SmartVillage.Events;

namespace SmartVillage.Silo.Demo;

/// <summary>Mutual help, deliberations and trainings of a village's day, whether it lies behind the play or in it.</summary>
internal sealed class DemoActivities(DemoScript script)
{
    public IEnumerable<DemoEvent> Of(DemoVillage village, DateOnly day)
    {
        if (DemoVillages.DayOf(village, day, script.Today, script.Seed) != DemoDay.Usual)
        {
            yield break;
        }

        var random = DemoRandom.For(script.Seed, 11, village.Index, day.DayNumber);
        DemoEvent Make(int number, int from, int to, string data)
        {
            var at = Wib.StartOf(day).AddSeconds(random.Between(from * 3600, (to * 3600) - 1));
            return new(village.Code, EventType.Participation, village.Source, $"{script.Run}-p{day.DayNumber}-{village.Index}-{number}", at, at, data);
        }

        if (random.Chance(day.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Sunday ? 0.12 : 0.04))
        {
            yield return Make(0, 8, 11, DemoData.MutualHelp(random));
        }

        if (random.Chance(0.02))
        {
            yield return Make(1, 19, 21, DemoData.Deliberation(random));
        }

        if (random.Chance(0.01))
        {
            yield return Make(2, 9, 14, DemoData.Training(random));
        }
    }
}
