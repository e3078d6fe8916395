using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using SmartVillage.Catalogue;
using SmartVillage.Grains.Catalogue;

namespace SmartVillage.Tests.Http;

/// <summary>The first catalogue has no retired service, and nothing retires one yet: this adds one to what every silo reads.</summary>
internal static class RetiredService
{
    public const string Code = "administrasi.ditutup";

    public static void AddRetiredService(this IServiceCollection services) =>
        services.AddSingleton<ICatalogueSource>(provider => new Source(provider.GetRequiredService<CatalogueSource>()));

    private sealed class Source(CatalogueSource inner) : ICatalogueSource
    {
        private (CatalogueIndex From, CatalogueIndex To)? _held;

        public CatalogueIndex Current
        {
            get
            {
                var from = inner.Current;
                if (_held is not { } held || !ReferenceEquals(held.From, from))
                {
                    _held = held = (from, With(from.Snapshot));
                }

                return held.To;
            }
        }

        public async Task<CatalogueIndex> RefreshAsync(CancellationToken cancellation)
        {
            await inner.RefreshAsync(cancellation);
            return Current;
        }

        private static CatalogueIndex With(CatalogueSnapshot snapshot)
        {
            var model = snapshot.Services.First(s => s.Family == "administrasi");
            var retired = model with { Ordinal = 60_000, Code = Code, RetiredFrom = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.FromHours(7)) };
            return new(snapshot with { Services = snapshot.Services.Add(retired) });
        }
    }
}
