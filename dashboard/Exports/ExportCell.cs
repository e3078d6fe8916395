namespace SmartVillage.Dashboard.Exports;

/// <summary>A field of an exported table: a text, a number or an instant. None of them = not known, which is not 0.</summary>
public readonly record struct ExportCell(string? Text, decimal? Number = null, DateTimeOffset? Time = null)
{
    public static implicit operator ExportCell(string? text) => new(text);

    public static implicit operator ExportCell(long? number) => new(null, number);

    public static implicit operator ExportCell(long number) => new(null, number);

    public static implicit operator ExportCell(decimal? number) => new(null, number);

    public static implicit operator ExportCell(DateTimeOffset time) => new(null, null, time);

    /// <summary>Shares and medians: as many decimals as mean something.</summary>
    public static implicit operator ExportCell(double? number) => new(null, number is { } known ? Math.Round((decimal)known, 4) : null);

    public static implicit operator ExportCell(DateTimeOffset? time) => new(null, null, time);
}
