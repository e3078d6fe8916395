using Microsoft.Playwright;

namespace SmartVillage.Tests.Browser;

/// <summary>The province's page, opened once for all qualities that need nothing of their own.</summary>
public sealed class QualityPage(Site site) : IAsyncLifetime
{
    private Visit? _visit;

    internal Site Site => site;

    internal Visit Visit => _visit!;

    internal IPage Page => Visit.Page;

    public async ValueTask InitializeAsync()
    {
        _visit = await site.VisitAsync("/");
        await Visit.IsLiveAsync();
        await Page.WaitForSelectorAsync("[data-chart][data-ready]");
    }

    public async ValueTask DisposeAsync()
    {
        if (_visit is not null)
        {
            await _visit.DisposeAsync();
        }
    }
}
