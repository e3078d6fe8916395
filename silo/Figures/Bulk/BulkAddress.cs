using Microsoft.AspNetCore.Mvc;

namespace SmartVillage.Silo.Figures.Bulk;

/// <summary>The parameters of a bulk answer as they were written; lists are parted by commas.</summary>
internal sealed record BulkAddress(
    [FromQuery(Name = "level")] string? Level = null,
    [FromQuery(Name = "indicator")] string? Indicator = null,
    [FromQuery(Name = "bucket")] string? Bucket = null,
    [FromQuery(Name = "service")] string? Service = null,
    [FromQuery(Name = "parent")] string? Parent = null,
    [FromQuery(Name = "from")] string? From = null,
    [FromQuery(Name = "to")] string? To = null);
