using System.IO.Compression;
using System.Xml.Linq;

namespace SmartVillage.Tests.Unit.Dashboard.Exports;

/// <summary>Reads the one sheet of a workbook without the library that wrote it.</summary>
internal static class Workbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Name of the sheet, and its rows: type of each cell (<c>n</c>, <c>inlineStr</c>, …) and what it holds.</summary>
    public static (string Sheet, List<List<(string Type, string Value)>> Rows) Read(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        var sheet = (string)Part(archive, "xl/workbook.xml").Descendants(Main + "sheet").Single().Attribute("name")!;
        var rows = Part(archive, "xl/worksheets/sheet1.xml").Descendants(Main + "row")
            .Select(row => row.Elements(Main + "c").Select(cell => ((string?)cell.Attribute("t") ?? "n", cell.Value)).ToList()).ToList();
        Assert.Empty(Part(archive, "xl/worksheets/sheet1.xml").Descendants(Main + "f"));
        return (sheet, rows);
    }

    private static XDocument Part(ZipArchive archive, string name)
    {
        using var part = archive.GetEntry(name)!.Open();
        return XDocument.Load(part);
    }
}
