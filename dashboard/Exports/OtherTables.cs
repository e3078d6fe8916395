using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Views;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Exports;

/// <summary>Tables of no region's figures: the register and the catalogue.</summary>
internal sealed class OtherTables(ExportFrame frame, DateTimeOffset asOf)
{
    public ExportTable Register(IEnumerable<Region> regions, RegionRegister register) => frame.Of("daftar", asOf, ["Code", "Region", "Level", "Parent", "ParentName"],
        regions.Select(region => new ExportCell[]
        {
            region.Code.ToString(), region.Name, region.Level.ToString().ToLowerInvariant(), region.Code.Parent?.ToString(),
            region.Code.Parent is { } parent && register.TryFind(parent, out var above) ? above.Name : null,
        }));

    public ExportTable Services(CatalogueIndex catalogue) => frame.Of("katalog", asOf, ["Service", "Name", "Family", "Agency", "Unit", "StandardValue", "StandardUnit", "StandardClock", "Fee", "Sources", "ValidFrom"],
        catalogue.Snapshot.Services.Select(service => (service, Version: service.Versions[^1])).Select(pair => new ExportCell[]
        {
            pair.service.Code, pair.Version.Name.Shown(), pair.service.Family, pair.Version.Agency, pair.Version.ResponsibleUnit.Shown(),
            pair.Version.Standard?.Value, pair.Version.Standard?.Unit.ToString(), pair.Version.Standard?.Clock.ToString(), pair.Version.Fee, string.Join(' ', pair.Version.Sources), pair.Version.From,
        }));

    public ExportTable Agencies(CatalogueIndex catalogue) => frame.Of("instansi", asOf, ["Agency", "Name", "Code", "Sources"],
        catalogue.Snapshot.Agencies.Select(agency => new ExportCell[] { agency.Code, agency.Name.Shown(), agency.Region.ToString(), string.Join(' ', agency.Sources) }));

    public ExportTable Figures(CatalogueIndex catalogue) => frame.Of("angka-katalog", asOf, ["Figure", "Name", "Unit", "Period"],
        catalogue.Snapshot.Figures.Select(figure => new ExportCell[] { figure.Code, figure.Name.Shown(), figure.Unit, figure.Period.ToString() }));
}
