using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace SmartVillage.Dashboard.Hosting;

/// <summary>Indonesian unless the visitor chose English. The browser's own language decides nothing: an office screen must not flip by itself.</summary>
internal static class DisplayCulture
{
    public const string Indonesian = "id-ID", English = "en-GB";

    /// <summary>Formatting depends on the machine's ICU and time zones; a machine without them would show English figures without a word.</summary>
    public static void CheckMachine()
    {
        var shown = 1234567.89.ToString("N2", CultureInfo.GetCultureInfo(Indonesian));
        if (shown != "1.234.567,89")
        {
            throw new InvalidOperationException($"This machine formats 1234567.89 as '{shown}' in Indonesian, not as '1.234.567,89'. Install ICU (Debian: libicu72 or newer) and unset DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById("Asia/Jakarta", out var jakarta) || jakarta.BaseUtcOffset != TimeSpan.FromHours(7))
        {
            throw new InvalidOperationException("This machine does not know the time zone Asia/Jakarta (UTC+7). Install tzdata.");
        }
    }

    public static IServiceCollection AddDisplayCulture(this IServiceCollection services)
    {
        services.AddLocalization(options => options.ResourcesPath = "Resources");
        return services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Indonesian).AddSupportedCultures(Indonesian, English).AddSupportedUICultures(Indonesian, English);
            options.RequestCultureProviders = [new CookieRequestCultureProvider()]; // the only way that reaches the circuit, too
        });
    }
}
