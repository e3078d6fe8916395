using SmartVillage.Dashboard.Formatting;
using SmartVillage.Dashboard.Views.Public;

namespace SmartVillage.Dashboard.Exports;

/// <summary>The promises of a public page, with nothing that the page does not tell.</summary>
internal sealed class PublicTable(ExportFrame frame)
{
    public ExportTable Of(PublicView view, Indicators.RegionSummary about) => frame.Of("warga", about, ["Service", "Name", "AtMost", "Kept", "OfTimed"],
        view.Promises.Select(promise => (about, new ExportCell[] { promise.Key, promise.Name, promise.Standard, promise.Kept.Written, promise.Of.Written })));
}
