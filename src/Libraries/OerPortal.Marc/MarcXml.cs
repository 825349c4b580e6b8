using System.Xml;

namespace OerPortal.Marc;

/// <summary>MARC 21 in XML (MARCXML of the Library of Congress).</summary>
public static class MarcXml
{
    /// <summary>Of all its elements.</summary>
    public const string Namespace = "http://www.loc.gov/MARC21/slim";

    /// <summary>Where its XML schema is.</summary>
    public const string Schema = "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd";

    private const string Instance = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>Writes one element <c>record</c>.</summary>
    /// <param name="withSchema">Whether it says where its schema is; needed once a document or where it stands alone.</param>
    public static void Write(XmlWriter xml, MarcRecord record, bool withSchema = false)
    {
        ArgumentNullException.ThrowIfNull(xml);
        ArgumentNullException.ThrowIfNull(record);
        xml.WriteStartElement("record", Namespace);
        if (withSchema) xml.WriteAttributeString("xsi", "schemaLocation", Instance, $"{Namespace} {Schema}");
        xml.WriteElementString("leader", Namespace, record.Leader);
        foreach (var field in record.ControlFields)
        {
            xml.WriteStartElement("controlfield", Namespace);
            xml.WriteAttributeString("tag", field.Tag);
            xml.WriteString(field.Value);
            xml.WriteEndElement();
        }

        foreach (var field in record.DataFields) Write(xml, field);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, DataField field)
    {
        xml.WriteStartElement("datafield", Namespace);
        xml.WriteAttributeString("tag", field.Tag);
        xml.WriteAttributeString("ind1", field.First.ToString());
        xml.WriteAttributeString("ind2", field.Second.ToString());
        foreach (var subfield in field.Subfields)
        {
            xml.WriteStartElement("subfield", Namespace);
            xml.WriteAttributeString("code", subfield.Code.ToString());
            xml.WriteString(subfield.Value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
