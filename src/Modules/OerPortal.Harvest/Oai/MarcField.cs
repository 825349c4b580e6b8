using System.Xml;
using OerPortal.Harvest.Describing;

namespace OerPortal.Harvest.Oai;

/// <summary>A field of MARC 21 in MARCXML.</summary>
internal static class MarcField
{
    public static void Read(XmlReader xml, RawRecord record)
    {
        var tag = xml.GetAttribute("tag") ?? "";
        if (xml.LocalName == "controlfield")
        {
            // Bibliographic 008: places 35–37 say the language, 07–10 the year.
            if (SafeXml.Text(xml) is { Length: >= 38 } figures && tag == "008")
            {
                record.Languages.Add(figures[35..38]);
                record.Dates.Add(figures[7..11]);
            }
            return;
        }
        Add(tag, Subfields(xml), record);
    }

    private static List<(string Code, string Text)> Subfields(XmlReader xml)
    {
        var parts = new List<(string, string)>();
        foreach (var element in SafeXml.ElementsBelow(xml))
        {
            if (element == "subfield")
                parts.Add((xml.GetAttribute("code") ?? "", SafeXml.Text(xml)));
        }
        return parts;
    }

    private static void Add(string tag, List<(string Code, string Text)> parts, RawRecord record)
    {
        string All(string codes) => string.Join(' ', parts.Where(part => codes.Contains(part.Code, StringComparison.Ordinal)).Select(part => part.Text.Trim()));
        var (list, text) = tag switch
        {
            "245" => (record.Titles, WithoutEnd(All("abnp"))),
            "100" or "110" or "700" or "710" => (record.Creators, WithoutEnd(All("a"))),
            "520" => (record.Descriptions, All("a")),
            "600" or "610" or "650" or "651" or "653" => (record.Subjects, WithoutEnd(All("a"))),
            "521" => (record.Audiences, WithoutEnd(All("a"))),
            "041" => (record.Languages, parts.Find(part => part.Code == "a").Text ?? ""),
            "655" => (record.Kinds, WithoutEnd(All("a"))),
            "506" or "540" => (record.Rights, parts.Find(part => part.Code == "u").Text ?? All("a")),
            "020" => (record.Identifiers, All("a")),
            "024" => (record.Identifiers, All("a")),
            "856" => (record.Identifiers, parts.Find(part => part.Code == "u").Text ?? ""),
            "260" or "264" => (record.Publishers, WithoutEnd(All("b"))),
            _ => (null, ""),
        };
        if (text.Length > 0)
            list?.Add(text);
        if (tag is "260" or "264" && All("c") is { Length: > 0 } date)
            record.Dates.Add(date);
    }

    // ISBD puts a sign behind each part.
    private static string WithoutEnd(string text) => text.TrimEnd(' ', '/', ':', ';', ',', '=');
}
