using Microsoft.Extensions.DependencyInjection;

namespace SmartVillage.Tests.Http;

internal static class Wrapping
{
    /// <summary>Puts something around a service that is registered already.</summary>
    public static void Wrap<T>(this IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Last(s => s.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)(inner.ImplementationFactory?.Invoke(provider)
            ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }
}
