namespace SmartVillage.Dashboard.Views;

/// <summary>What the programme office last announced: shown beside what this system measures, never merged with it.</summary>
internal static class ProgrammeNotice
{
    public const int Villages = 2385, Year = 2023;
}
