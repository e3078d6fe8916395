using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>One running program with some events, and one Chromium, for all tests of this suite.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Village = "18.09.10.2004", Kabupaten = "18.09";

    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-lcd-text"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private DashboardProcess? _program;

    internal DashboardProcess Program => _program!;

    public async ValueTask InitializeAsync()
    {
        _program = await DashboardProcess.StartAsync();
        await Program.SendAsync(SampleDays.Events());
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(_playwright);
    }

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        Assertions.SetDefaultExpectTimeout(30_000); // what is promised faster is measured, not waited for
        return playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("SMARTVILLAGE_CHROMIUM") ?? "/usr/bin/chromium", Headless = true, Args = Flags,
        });
    }

    /// <summary>A page of a visitor of its own, at an address of the site.</summary>
    internal async Task<Visit> VisitAsync(string path, Action<BrowserNewContextOptions>? how = null)
    {
        var options = new BrowserNewContextOptions { ViewportSize = new() { Width = 1440, Height = 900 }, BaseURL = Program.Address.ToString(), Locale = "id-ID" };
        how?.Invoke(options);
        return await Visit.StartAsync(await _browser!.NewContextAsync(options), path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }
    }
}

/// <summary>Tests that only look at pages share another one, beside those that kill, measure and listen.</summary>
[CollectionDefinition(Name)]
public sealed class PagesSuite : ICollectionFixture<Site>
{
    public const string Name = "pages";
}

/// <summary>The tests share one site.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserSuite : ICollectionFixture<Site>
{
    public const string Name = "browser";
}
