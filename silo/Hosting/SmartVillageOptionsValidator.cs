using Microsoft.Extensions.Options;

namespace SmartVillage.Silo.Hosting;

/// <summary>Tells everything that is wrong at once, each with its key.</summary>
internal sealed class SmartVillageOptionsValidator : IValidateOptions<SmartVillageOptions>
{
    public ValidateOptionsResult Validate(string? name, SmartVillageOptions options)
    {
        List<string> errors = [];
        if (string.IsNullOrWhiteSpace(options.DataDirectory))
        {
            errors.Add("SmartVillage:DataDirectory must name a directory (default data).");
        }
        else if (File.Exists(options.DataPath))
        {
            errors.Add("SmartVillage:DataDirectory names a file; it must be a directory (default data).");
        }

        if (options.Role is not null && SmartVillageOptions.RoleOf(options.Role) is null)
        {
            errors.Add("SmartVillage:Role must be all-in-one, silo or web (default: what the program is).");
        }

        if (options.Access is not (SmartVillageOptions.Open or SmartVillageOptions.Required))
        {
            errors.Add("SmartVillage:Access must be open or required (default open).");
        }

        if (options.Register is not null && !File.Exists(options.Register))
        {
            errors.Add("SmartVillage:Register must name a CSV file that exists (default: the register of Lampung).");
        }

        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
