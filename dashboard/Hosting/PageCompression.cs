using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace SmartVillage.Dashboard.Hosting;

/// <summary>
/// Pages and tables go out compressed, over HTTPS too. A compressed answer can betray a secret in it whose text stays the same while a stranger
/// puts guesses beside it (BREACH). Nothing like that is in these pages: they hold public figures; the nonce and the circuit's sealed descriptors
/// are made anew for each answer. Once a page carries a secret that stays (a form's token, a key), it must be masked or left uncompressed.
/// </summary>
internal static class PageCompression
{
    private static readonly string[] Kinds = ["text/html", "text/css", "text/javascript", "text/csv", "application/json", "application/problem+json", "image/svg+xml"];

    public static IServiceCollection AddPageCompression(this IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest); // a page is made for each reader: time counts more than the last kilobyte
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = Kinds;
            options.Providers.Add<BrotliCompressionProvider>();
            options.Providers.Add<GzipCompressionProvider>();
        });
    }
}
