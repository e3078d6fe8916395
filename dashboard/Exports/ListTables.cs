using System.Collections.Immutable;
using System.Globalization;
using SmartVillage.Aggregates;
using SmartVillage.Attention;
using SmartVillage.Catalogue;
using SmartVillage.Dashboard.Views;
using SmartVillage.Desk;
using SmartVillage.Indicators;
using SmartVillage.Regions;

namespace SmartVillage.Dashboard.Exports;

/// <summary>Lists of pages, one row an entry: complaints with their clocks, what needs attention, a village's requests of today and its journal. No personal data.</summary>
internal sealed class ListTables(ExportFrame frame, CatalogueIndex catalogue, RegionRegister register)
{
    /// <summary>As many as the page lists: those whose clocks run out first.</summary>
    public ExportTable Complaints(RegionSummary about, RegionAttention attention) => frame.Of("daftar-pengaduan", about, ["Kecamatan", "Service", "Category", "Step", "Deadline", "Workdays", "WorkMinutes", "IsLate", "IsDueSoon"],
        attention.Complaints.Select(one => (Row(about, one.Village), new ExportCell[]
        {
            NameOf(one.Village.Kecamatan), one.Service, catalogue.Snapshot.ComplaintCategories.FirstOrDefault(category => category.Code == one.Category)?.Name.Shown() ?? one.Category,
            one.Step.ToString(), one.Deadline, (long)one.Workdays, (double?)one.WorkMinutes, Said(one.IsLate), Said(one.IsDueSoon),
        })));

    public ExportTable Attention(RegionSummary about, RegionAttention attention) => frame.Of("perhatian", about, ["Reason", "Count", "Family", "Usual", "Since", "Workdays", "Share", "Upper", "N", "Places"],
        attention.Findings.Select(found => (Row(about, found.Region), new ExportCell[]
        {
            found.Kind.ToString(), found.Count, found.Family, found.Usual, found.Since, (long?)found.Workdays, found.Share, found.Upper, found.Share is null ? (long?)null : found.N,
            string.Join("; ", found.Places.Select(place => string.Create(CultureInfo.InvariantCulture, $"{place.Region}: {place.Count}"))),
        })));

    public ExportTable Requests(RegionSummary about, VillageDesk desk) => frame.Of("permohonan", about, ["Number", "Service", "Name", "SubmittedAt", "Status", "EndedAt", "Minutes", "Standard", "IsLate", "Channel"],
        desk.Requests.Select(one => (about, new ExportCell[]
        {
            one.Number, one.Service, catalogue.Service(one.Service)?.Versions[^1].Name.Shown(), one.SubmittedAt, one.Status.ToString(), one.EndedAt, one.Minutes, one.StandardMinutes, Said(one.IsLate), one.Channel?.ToString(),
        })));

    /// <summary>Entries of the journal, as on the page; surveys are left out one by one.</summary>
    public ExportTable Ledger(RegionSummary about, ImmutableArray<LedgerLine> lines) => frame.Of("jurnal", about, ["Seq", "ReceivedAt", "EventType", "Subject", "Status", "Number", "Attending", "Corrects", "Receipt"],
        lines.Select(line => (about, new ExportCell[] { line.Seq, line.ReceivedAt, line.Type.ToString(), line.Subject, line.Status?.ToString(), line.Number, line.People, line.Corrects, line.Receipt })));

    /// <summary>A week of days and the hours of today. A day or an hour without a report has no number, which is not 0.</summary>
    public ExportTable Link(RegionSummary about, LinkHealth link) => frame.Of("aliran", about, ["Bucket", "Start", "Report", "Count"],
        [
            .. link.Days.Select(day => (about, new ExportCell[] { "day", Wib.StartOf(day.Day), day.Report, day.Report is "events" or "nil" ? day.Events : (long?)null })),
            .. link.Hours.Select((events, hour) => (about, new ExportCell[] { "hour", about.Window.From.AddHours(hour), events > 0 ? "events" : null, events > 0 ? events : (long?)null })),
        ]);

    /// <summary>A row of another region, in the same period and of the same time.</summary>
    private RegionSummary Row(RegionSummary about, RegionCode code) => about with { Code = code, Name = NameOf(code) };

    private string NameOf(RegionCode code) => register.TryFind(code, out var region) ? region.Name : code.ToString();

    private static string Said(bool value) => value ? "true" : "false";
}
