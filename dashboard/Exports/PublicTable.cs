using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views.Public;

namespace SmartVillage.Dashboard.Exports;

/// <summary>The promises of a public page, with nothing that the page does not tell.</summary>
internal sealed class PublicTable(ExportFrame frame)
{
    public ExportTable Of(PublicView view, Indicators.RegionSummary about) => frame.Of("warga", about, ["Service", "Name", "AtMost", "Kept", "OfTimed"],
        view.Promises.Select(promise => (about, new ExportCell[] { promise.Key, promise.Name, promise.Standard, promise.Kept.Written, promise.Of.Written })));

    public ExportTable Elements(PublicView view, Indicators.RegionSummary about) => frame.Of("warga-kepuasan", about, ["Element", "Mean", "Respondents30"],
        view.Elements.Select(element => (about, new ExportCell[] { element.Element, (decimal?)element.Mean, view.Respondents.Written })));
}
