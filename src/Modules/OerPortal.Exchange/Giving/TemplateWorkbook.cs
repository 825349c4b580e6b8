using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace OerPortal.Exchange.Giving;

/// <summary>A workbook of texts (ECMA-376-1), small enough for memory.</summary>
internal static class TemplateWorkbook
{
    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    internal const string MediaType = Kind + "sheet";

    internal static byte[] Write(IReadOnlyList<(string Name, IReadOnlyList<IReadOnlyList<string>> Rows)> sheets)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", xml => WriteTypes(xml, sheets.Count));
            Part(zip, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
            Part(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelations(xml, [.. sheets.Select((_, at) => ("worksheet", $"worksheets/sheet{at + 1}.xml"))]));
            Part(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets.Select(s => s.Name)));
            foreach (var (at, sheet) in sheets.Index())
                Part(zip, $"xl/worksheets/sheet{at + 1}.xml", xml => WriteSheet(xml, sheet.Rows));
        }

        return bytes.ToArray();
    }

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var stream = zip.CreateEntry(name).Open();
        using var xml = XmlWriter.Create(stream);
        write(xml);
    }

    private static void WriteTypes(XmlWriter xml, int sheets)
    {
        xml.WriteStartElement("Types", Types);
        Element(xml, Types, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Element(xml, Types, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Kind + "sheet.main+xml"));
        for (var at = 1; at <= sheets; at++)
            Element(xml, Types, "Override", ("PartName", $"/xl/worksheets/sheet{at}.xml"), ("ContentType", Kind + "worksheet+xml"));
        xml.WriteEndElement();
    }

    private static void WriteRelations(XmlWriter xml, IReadOnlyList<(string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", Relations);
        foreach (var (at, (type, target)) in relations.Index())
            Element(xml, Relations, "Relationship", ("Id", $"rId{at + 1}"), ("Type", $"{Office}/{type}"), ("Target", target));
        xml.WriteEndElement();
    }

    private static void WriteWorkbook(XmlWriter xml, IEnumerable<string> names)
    {
        xml.WriteStartElement("workbook", Sheets);
        xml.WriteStartElement("sheets", Sheets);
        foreach (var (at, name) in names.Index())
        {
            xml.WriteStartElement("sheet", Sheets);
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("sheetId", (at + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("r", "id", Office, $"rId{at + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSheet(XmlWriter xml, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        xml.WriteStartElement("worksheet", Sheets);
        xml.WriteStartElement("cols", Sheets);
        Element(xml, Sheets, "col", ("min", "1"), ("max", "40"), ("width", "24"), ("customWidth", "1"));
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData", Sheets);
        foreach (var (at, row) in rows.Index())
        {
            xml.WriteStartElement("row", Sheets);
            xml.WriteAttributeString("r", (at + 1).ToString(CultureInfo.InvariantCulture));
            foreach (var text in row)
                Cell(xml, text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string text)
    {
        xml.WriteStartElement("c", Sheets);
        if (text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Sheets);
            xml.WriteElementString("t", Sheets, text);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string space, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, space);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
