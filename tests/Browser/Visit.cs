using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>A visitor's tab, and what must not happen in it.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private const string Watch = "window.violations=[];addEventListener('securitypolicyviolation',e=>window.violations.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))";

    private readonly IBrowserContext _context;
    private readonly List<string> _hosts = [];
    private readonly List<string> _errors = [];

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Request += (_, request) => _hosts.Add(new Uri(request.Url).Host);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) => _errors.AddRange(message.Type == "error" ? [message.Text] : []);
    }

    public IPage Page { get; }

    public ILocator State => Page.Locator("[data-live-state]");

    public static async Task<Visit> StartAsync(IBrowserContext context, string path)
    {
        await context.AddInitScriptAsync(Watch);
        var visit = new Visit(context, await context.NewPageAsync());
        await visit.Page.GotoAsync(path);
        return visit;
    }

    public ILocator Figure(string name) => Page.Locator($".kpis [data-fig='{name}']");

    /// <summary>Confirmed, and rendered by the page's circuit, no longer by its first HTML.</summary>
    public async Task IsLiveAsync(float within = 30_000)
    {
        await Assertions.Expect(State).ToHaveAttributeAsync("data-state", "live", new() { Timeout = within });
        await Page.WaitForSelectorAsync("[data-region][data-interactive='true']", new() { Timeout = within });
    }

    /// <summary>At an address of the site. Asked again and again: Playwright's WaitForURL misses one that comes between its look and its wait.</summary>
    public Task IsAtAsync(string pathAndQuery) => Assertions.Expect(Page).ToHaveURLAsync(new Uri(new Uri(Page.Url), pathAndQuery).ToString());

    /// <summary>No violation of the policy, no error, no other host.</summary>
    public async Task NothingStrangeAsync()
    {
        Assert.Empty(await Page.EvaluateAsync<string[]>("window.violations"));
        Assert.Empty(_errors);
        Assert.All(_hosts.Where(host => host.Length > 0), host => Assert.Equal("127.0.0.1", host));
    }

    /// <summary>The theme follows the system: no new page is needed to see the other one.</summary>
    public async Task ShowAsync(ColorScheme theme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = theme });
        await Assertions.Expect(Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == ColorScheme.Dark ? "dark" : "light");
    }

    /// <summary>Nothing that axe finds, on the page or in the part that a selector names.</summary>
    public async Task AccessibleAsync(string? part = null)
    {
        var result = part is null ? await Page.RunAxe() : await Page.Locator(part).RunAxe();
        Assert.True(result.Violations.Length == 0, Page.Url + "\n" + string.Join('\n', result.Violations.Select(v => $"{v.Impact} {v.Id}: {v.Help} ×{v.Nodes.Length}, e.g. {v.Nodes[0].Html}")));
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
