using Microsoft.Extensions.Options;

namespace SmartVillage.Grains.Rollup;

/// <summary>How fast figures rise to the parents and how fast a hole is healed. Section <c>SmartVillage:Rollup</c>.</summary>
public sealed class RollupOptions
{
    public const string Section = "SmartVillage:Rollup";

    /// <summary>After a message, the next to the same parent waits so long; the first after quiet goes at once.</summary>
    public TimeSpan SendEvery { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How often parents look for villages that are due, behind or asked in vain.</summary>
    public TimeSpan TickEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often each silo calls the parents and tells them the heads that moved.</summary>
    public TimeSpan KeepAliveEvery { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a parent whose figures changed writes its snapshot.</summary>
    public TimeSpan SnapshotEvery { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A village that was asked for its figures in vain for so long is left out, and told, until it answers.</summary>
    public TimeSpan LeaveOutAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many children a parent asks for their figures at a time.</summary>
    public int AsksAtATime { get; set; } = 8;
}

internal sealed class RollupOptionsValidator : IValidateOptions<RollupOptions>
{
    public ValidateOptionsResult Validate(string? name, RollupOptions options)
    {
        var errors = new List<string>();
        void Positive(TimeSpan value, string key, string standard)
        {
            if (value <= TimeSpan.Zero)
            {
                errors.Add($"{RollupOptions.Section}:{key} must be positive (default {standard}).");
            }
        }

        Positive(options.SendEvery, nameof(options.SendEvery), "00:00:00.050");
        Positive(options.TickEvery, nameof(options.TickEvery), "00:00:01");
        Positive(options.KeepAliveEvery, nameof(options.KeepAliveEvery), "00:00:05");
        Positive(options.SnapshotEvery, nameof(options.SnapshotEvery), "00:00:30");
        Positive(options.LeaveOutAfter, nameof(options.LeaveOutAfter), "00:00:30");
        if (options.AsksAtATime < 1)
        {
            errors.Add($"{RollupOptions.Section}:{nameof(options.AsksAtATime)} must be at least 1 (default 8).");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
