namespace SmartVillage.Dashboard;

/// <summary>Names the resource files of what leaves the pages: exports, the public village page, the briefing, history.</summary>
public sealed class OutWords;
