using SmartVillage.Grains.Catalogue;
using SmartVillage.Regions;
using SmartVillage.Silo.Demo;

namespace SmartVillage.Tests.Unit.Demo;

/// <summary>Scripts to look at.</summary>
internal static class Scripts
{
    public static readonly RegionRegister Register = RegionRegisterReader.ReadEmbedded();

    public static readonly HashSet<RegionCode> Prototypes = [.. ProgrammeTable.ReadEmbedded().Where(v => v.Prototype).Select(v => v.Code)];

    public static readonly HashSet<DateOnly> Holidays = [.. FirstHolidays.All];

    public static DateTimeOffset Wib(int year, int month, int day, int hour = 0, int minute = 0) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(7));

    public static DemoScript Of(ulong seed = 1, int villages = 650, DateTimeOffset? start = null) =>
        new(seed, Register, Prototypes, villages, Holidays, start ?? Wib(2026, 11, 24, 10));
}
