using System.Xml;
using OerPortal.Harvest.Describing;

namespace OerPortal.Harvest.Oai;

/// <summary>The description within a record, by the elements it holds: Dublin Core or MARC.</summary>
internal static class Metadata
{
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";
    private const string DublinCoreTerms = "http://purl.org/dc/terms/";
    private const string Marc = "http://www.loc.gov/MARC21/slim";
    private const int MostValues = 400;

    public static void Read(XmlReader xml, RawRecord record)
    {
        var values = 0;
        foreach (var element in SafeXml.ElementsBelow(xml))
        {
            if (values > MostValues)
                continue;
            if (xml.NamespaceURI is DublinCore or DublinCoreTerms)
            {
                values++;
                AddDublinCore(element, SafeXml.Text(xml), record);
            }
            else if (xml.NamespaceURI == Marc && element is "datafield" or "controlfield")
            {
                values++;
                MarcField.Read(xml, record);
            }
        }
    }

    private static void AddDublinCore(string element, string text, RawRecord record)
    {
        var list = element switch
        {
            "title" => record.Titles,
            "creator" or "contributor" => record.Creators,
            "description" or "abstract" => record.Descriptions,
            "subject" => record.Subjects,
            "audience" or "educationLevel" => record.Audiences,
            "language" => record.Languages,
            "type" => record.Kinds,
            "license" or "rights" => record.Rights,
            "identifier" => record.Identifiers,
            "date" or "issued" or "created" => record.Dates,
            "publisher" => record.Publishers,
            _ => null,
        };
        if (text.Length > 0)
            list?.Add(text);
    }
}
