using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartVillage.Silo.Storage.Postgres;

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

    /// <summary>The connection string, where there is one, is one. Never repeats it: it holds a password.</summary>
    public void CheckDatabase()
    {
        if (builder.Configuration[PostgresConnection.Key] is { Length: > 0 } text && PostgresConnection.TryRead(text, out var fault) is null)
        {
            _faults.Add($"{PostgresConnection.Key} {fault}; it must be like 'Host=localhost;Database=smartvillage;Username=smartvillage;Password=…' (unset: SQLite).");
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
