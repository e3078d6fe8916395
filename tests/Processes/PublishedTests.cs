using System.Net;
using System.Text.RegularExpressions;
using SmartVillage.Tests.Browser;
using SmartVillage.Tests.Http;

namespace SmartVillage.Tests.Processes;

/// <summary>The published dashboard, started from its own folder as an operator starts it.</summary>
[Collection(ProcessSuite.Name)]
[Trait("Category", "slow")]
public sealed partial class PublishedTests(PublishedOutput published) : IClassFixture<PublishedOutput>, IDisposable
{
    private readonly DataDirectory _data = new();

    [Fact]
    public async Task It_shows_figures_serves_its_files_and_counts_an_event()
    {
        await using var server = await ServerProcess.StartAsync(published.Program, _data.Path, "Production");

        Assert.Equal(1, (int)(await server.SendAsync(CloudEvents.Completed("18.09.10.2004")))["accepted"]!);
        await Eventually.TrueAsync(async () => await server.CompletedAsync("18", "30d") == 1, TimeSpan.FromSeconds(30), () => "The province does not count the event.");
        var page = await server.Client.GetStringAsync("/?window=30d");
        Assert.Contains("data-fig=\"services.completed\">1<", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-simulation", page, StringComparison.Ordinal);
        await AssertFilesAsync(server, page);
    }

    [Fact]
    public async Task It_shows_the_simulation_where_that_is_wanted()
    {
        await using var server = await ServerProcess.StartAsync(published.Program, _data.Path, "Production", "--SmartVillage:Demo=true", "--SmartVillage:Demo:Villages=30");

        await Eventually.TrueAsync(async () => await server.CompletedAsync("18", "30d") > 20, TimeSpan.FromSeconds(60), () => "Nothing moves:\n" + server.Output);
        Assert.Contains("data-simulation", await server.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>All that the page names: scripts, styles, modules of the import map, and the fonts that the styles name.</summary>
    private static async Task AssertFilesAsync(ServerProcess server, string page)
    {
        string[] files = [.. Named().Matches(page).Concat(Mapped().Matches(page)).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct()];
        Assert.All(
            ["_framework/blazor.web", "css/app", "css/tokens", "js/start", "Charts/ApexChart.", "apexcharts/apexcharts.esm.", "source-sans-3-latin-wght"],
            part => Assert.Contains(files, file => file.Contains(part, StringComparison.Ordinal)));
        foreach (var file in files)
        {
            using var answer = await server.Client.GetAsync(file);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {(int)answer.StatusCode}");
            if (!file.EndsWith(".css", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (Match url in Url().Matches(await answer.Content.ReadAsStringAsync()))
            {
                using var font = await server.Client.GetAsync(new Uri(answer.RequestMessage!.RequestUri!, url.Groups[1].Value));
                Assert.True(font.StatusCode == HttpStatusCode.OK, $"{file} names {url.Groups[1].Value}: {(int)font.StatusCode}");
            }
        }
    }

    [GeneratedRegex("""(?:src|href)="((?:\./)?[\w/.@-]+\.(?:js|css|svg|woff2))"[ />]""")]
    private static partial Regex Named();

    [GeneratedRegex("""":\s*"(\./[^"]+\.js)"""")]
    private static partial Regex Mapped();

    [GeneratedRegex("""url\(["']?(?!data:)([^)"']+)["']?\)""")]
    private static partial Regex Url();
}
