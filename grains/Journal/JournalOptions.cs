using Microsoft.Extensions.Options;

namespace SmartVillage.Grains.Journal;

/// <summary>How the journal writer queues and commits. Section <c>SmartVillage:Journal</c>.</summary>
public sealed class JournalOptions
{
    public const string Section = "SmartVillage:Journal";

    /// <summary>The largest call of the API has this many events.</summary>
    public const int LargestCall = 5_000;

    /// <summary>How many rows may wait or be under way; more are refused.</summary>
    public int QueueRows { get; set; } = 50_000;

    /// <summary>How many bytes of payload may wait or be under way; more are refused.</summary>
    public long QueueBytes { get; set; } = 64 << 20;

    /// <summary>After how many rows a commit is full. A larger append goes alone.</summary>
    public int CommitRows { get; set; } = LargestCall;

    /// <summary>How long after a failure a commit is tried again; doubled at each further one, up to a second.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>After how long an append that can't be written is answered as unavailable.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromSeconds(10);
}

internal sealed class JournalOptionsValidator : IValidateOptions<JournalOptions>
{
    private const long LeastBytes = 8 << 20;

    public ValidateOptionsResult Validate(string? name, JournalOptions options)
    {
        List<string> errors = [];
        Check(options.QueueRows >= JournalOptions.LargestCall, nameof(options.QueueRows), "must hold the largest call, 5000 rows, or more (default 50000)");
        Check(options.QueueBytes >= LeastBytes, nameof(options.QueueBytes), "must be at least 8388608, twice the largest call (default 67108864)");
        Check(options.CommitRows >= 1, nameof(options.CommitRows), "must be at least 1 (default 5000)");
        Check(options.RetryDelay > TimeSpan.Zero, nameof(options.RetryDelay), "must be positive (default 00:00:00.0500000)");
        Check(options.GiveUpAfter > TimeSpan.Zero, nameof(options.GiveUpAfter), "must be positive (default 00:00:10)");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);

        void Check(bool holds, string key, string rule)
        {
            if (!holds)
            {
                errors.Add($"{JournalOptions.Section}:{key} {rule}.");
            }
        }
    }
}
