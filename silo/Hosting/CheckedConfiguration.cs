using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace SmartVillage.Silo.Hosting;

/// <summary>
/// Binds sections to options and checks them: here already, because the register and the cluster are made from them before
/// the host starts, and at the start for what is configured in between. All faults are told at once.
/// </summary>
internal sealed class CheckedConfiguration(IHostApplicationBuilder builder)
{
    private readonly List<string> _faults = [];

    public void Add<TOptions, TValidator>(string section)
        where TOptions : class, new()
        where TValidator : class, IValidateOptions<TOptions>, new()
    {
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        var bound = builder.Configuration.GetSection(section).Get<TOptions>() ?? new();
        _faults.AddRange(new TValidator().Validate(null, bound).Failures ?? []);
    }

    /// <summary>A setting that this version can't honour is told, not passed over.</summary>
    public void Refuse(string key, string why)
    {
        if (!string.IsNullOrEmpty(builder.Configuration[key]))
        {
            _faults.Add($"{key} {why}");
        }
    }

    public void ThrowIfWrong()
    {
        if (_faults.Count > 0)
        {
            throw new OptionsValidationException(SmartVillageOptions.Section, typeof(SmartVillageOptions), _faults);
        }
    }
}
