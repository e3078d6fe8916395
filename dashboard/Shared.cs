namespace SmartVillage.Dashboard;

/// <summary>Names the resource files <c>Shared.resx</c> (Indonesian) and <c>Shared.en.resx</c>.</summary>
public sealed class Shared;
