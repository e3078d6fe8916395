using System.Buffers.Text;
using Microsoft.Extensions.Options;

namespace SmartVillage.Silo.Intake;

/// <summary>Section <c>SmartVillage:Intake</c>.</summary>
public sealed class IntakeOptions
{
    public const string Section = "SmartVillage:Intake";

    public const int LeastKeyBytes = 32;

    /// <summary>Events of one call.</summary>
    public int MaxEvents { get; set; } = 5000;

    /// <summary>Bytes of one call after decompression.</summary>
    public int MaxBytes { get; set; } = 4 << 20;

    /// <summary>Bytes read and discarded before a call is refused as too large, so that its sender sees the answer.</summary>
    public int MaxDiscardedBytes { get; set; } = 32 << 20;

    /// <summary>Bytes of all calls that are being read at once; more and senders are asked to slow down.</summary>
    public long MaxBufferedBytes { get; set; } = 256 << 20;

    /// <summary>Base64 of at least 32 bytes: the server's own key for residents' hashes. Unset: made once and kept in the data directory.</summary>
    public string? ResidentKey { get; set; }
}

internal sealed class IntakeOptionsValidator : IValidateOptions<IntakeOptions>
{
    public ValidateOptionsResult Validate(string? name, IntakeOptions options)
    {
        List<string> errors = [];
        if (options.MaxEvents < 1)
        {
            errors.Add("SmartVillage:Intake:MaxEvents must be positive (default 5000).");
        }

        if (options.MaxBytes < 1024)
        {
            errors.Add("SmartVillage:Intake:MaxBytes must be at least 1024 (default 4194304).");
        }

        if (options.MaxDiscardedBytes < options.MaxBytes)
        {
            errors.Add("SmartVillage:Intake:MaxDiscardedBytes must not be less than SmartVillage:Intake:MaxBytes (default 33554432).");
        }

        if (options.MaxBufferedBytes < options.MaxBytes)
        {
            errors.Add("SmartVillage:Intake:MaxBufferedBytes must not be less than SmartVillage:Intake:MaxBytes (default 268435456).");
        }

        if (options.ResidentKey is { } key && (!Base64.IsValid(key, out var length) || length < IntakeOptions.LeastKeyBytes))
        {
            errors.Add("SmartVillage:Intake:ResidentKey must be base64 of at least 32 bytes (default: made once, kept in the data directory).");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
