using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;

namespace SmartVillage.Dashboard.Components.Regions;

/// <summary>Only the panel that fails is missing: it says so, with a way out and a stable code, and the others stay.</summary>
public sealed class PanelBoundary : ErrorBoundary
{
    /// <summary>What to tell whoever is asked for help.</summary>
    public const string Code = "panel-gagal";

    [Inject]
    private IStringLocalizer<Shared> Words { get; set; } = default!;

    /// <summary>How many columns the panel takes.</summary>
    [Parameter]
    public string Class { get; set; } = "";

    /// <summary>The panel's title.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "section");
        builder.AddAttribute(2, "class", "panel " + Class);
        builder.OpenComponent<PanelState>(3);
        builder.AddComponentParameter(4, nameof(PanelState.State), "error");
        builder.AddComponentParameter(5, nameof(PanelState.Title), Words["State.Failed", Title].Value);
        builder.AddComponentParameter(6, nameof(PanelState.Text), Words["State.FailedDetail", Code].Value);
        builder.AddComponentParameter(7, nameof(PanelState.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenElement(0, "button");
            inner.AddAttribute(1, "type", "button");
            inner.AddAttribute(2, "class", "btn s");
            inner.AddAttribute(3, "onclick", EventCallback.Factory.Create(this, Recover));
            inner.AddContent(4, Words["State.Again"]);
            inner.CloseElement();
        }));
        builder.CloseComponent();
        builder.CloseElement();
    }
}
