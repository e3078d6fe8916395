using Microsoft.AspNetCore.Localization;

namespace SmartVillage.Dashboard.Hosting;

/// <summary>What a visitor chooses and a cookie remembers: language and theme. Plain links, so they work without a script.</summary>
internal static class Preferences
{
    public const string ThemeCookie = "sv.tema";
    private static readonly string[] Themes = ["auto", "light", "dark"];

    public static IEndpointRouteBuilder MapPreferences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription();
        group.MapGet("/bahasa", (string? pilih, string? kembali, HttpContext context) =>
        {
            var culture = pilih == "en" ? DisplayCulture.English : DisplayCulture.Indonesian;
            return Remember(context, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), kembali);
        });
        group.MapGet("/tema", (string? pilih, string? kembali, HttpContext context) =>
            Remember(context, ThemeCookie, Themes.Contains(pilih) ? pilih! : "auto", kembali));
        return routes;
    }

    /// <summary><c>auto</c>, <c>light</c> or <c>dark</c>.</summary>
    public static string Theme(this HttpContext context) =>
        context.Request.Cookies[ThemeCookie] is { } chosen && Themes.Contains(chosen) ? chosen : "auto";

    private static IResult Remember(HttpContext context, string name, string value, string? back)
    {
        context.Response.Cookies.Append(name, value, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    /// <summary>A path of this site: not <c>//host</c>, not <c>/\host</c>, no control characters.</summary>
    internal static bool IsLocal(string? path) =>
        path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
