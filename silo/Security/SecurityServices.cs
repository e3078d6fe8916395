using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SmartVillage.Silo.Hosting;

namespace SmartVillage.Silo.Security;

internal static class SecurityServices
{
    public static void AddApiSecurity(this IServiceCollection services)
    {
        // The core alone: data protection, which the whole would add, keeps keys that nothing here needs.
        services.AddAuthenticationCore(options => options.DefaultScheme = NoAccounts.Name);
        services.AddWebEncoders();
        services.TryAddSingleton(TimeProvider.System);
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, NoAccounts>(NoAccounts.Name, null);
        services.AddAuthorization();
        services.TryAddSingleton<WriteScope>();
        services.AddOptions<AuthorizationOptions>().Configure<IOptions<SmartVillageOptions>>((authorization, options) =>
        {
            foreach (var policy in Policies.All)
            {
                authorization.AddPolicy(policy, Door(policy, options.Value.IsOpen));
            }
        });
    }

    /// <summary>Who sends needs a region to send for; who reads needs to be somebody.</summary>
    private static Action<AuthorizationPolicyBuilder> Door(string policy, bool open) => builder =>
    {
        _ = open ? builder.RequireAssertion(_ => true)
            : policy == Policies.SendEvents ? builder.RequireAuthenticatedUser().RequireClaim(WriteScope.Claim)
            : builder.RequireAuthenticatedUser();
    };
}
