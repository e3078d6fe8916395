using Microsoft.Extensions.Options;

namespace SmartVillage.Silo.Demo;

/// <summary>Tells everything that is wrong at once, each with its key.</summary>
internal sealed class DemoOptionsValidator : IValidateOptions<DemoOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoOptions options)
    {
        List<string> errors = [];
        if (options.Villages is < 1 or > 100_000)
        {
            errors.Add("SmartVillage:Demo:Villages must lie between 1 and 100000 (default 650).");
        }

        if (options.Speed is not (>= 1 and <= 1000))
        {
            errors.Add("SmartVillage:Demo:Speed must lie between 1 and 1000 (default 1).");
        }

        if (options.Run < TimeSpan.Zero || (options.Speed is >= 1 and <= 1000 && options.Run * options.Speed > DemoScript.HistoryLength))
        {
            errors.Add("SmartVillage:Demo:Run must not be negative, nor Run × Speed longer than 35 days (default 00:10:00).");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
