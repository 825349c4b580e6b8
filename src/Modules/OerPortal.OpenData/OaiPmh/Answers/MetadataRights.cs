using System.Xml;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary>
/// Under which terms descriptions are given out, as the guidelines "Conveying rights expressions about metadata" of OAI-PMH say it. What a
/// resource itself may be used for, each record says with the resource's own licence.
/// </summary>
internal static class MetadataRights
{
    private const string Ns = "http://www.openarchives.org/OAI/2.0/rights/";
    private const string Schemas = $"{Ns} http://www.openarchives.org/OAI/2.0/rightsManifest.xsd";
    private const string RecordSchemas = $"{Ns} http://www.openarchives.org/OAI/2.0/rights.xsd";

    /// <summary>Of the whole repository.</summary>
    public static void Manifest(XmlWriter xml, OaiPlace place)
    {
        xml.WriteStartElement("description", AnswerXml.Ns);
        xml.WriteStartElement("rightsManifest", Ns);
        xml.WriteAttributeString("xsi", "schemaLocation", AnswerXml.Instance, Schemas);
        xml.WriteAttributeString("appliesTo", "http://www.openarchives.org/OAI/2.0/entity#metadata");
        xml.WriteStartElement("rights", Ns);
        Reference(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Of one record.</summary>
    public static void About(XmlWriter xml)
    {
        xml.WriteStartElement("about", AnswerXml.Ns);
        xml.WriteStartElement("rights", Ns);
        xml.WriteAttributeString("xsi", "schemaLocation", AnswerXml.Instance, RecordSchemas);
        Reference(xml);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Reference(XmlWriter xml)
    {
        xml.WriteStartElement("rightsReference", Ns);
        xml.WriteAttributeString("ref", Rights.Descriptions);
        xml.WriteEndElement();
    }
}
