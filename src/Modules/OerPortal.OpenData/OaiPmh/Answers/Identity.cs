using System.Xml;
using OerPortal.Cms.Text;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Lists;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary>What a repository says about itself: <c>Identify</c>.</summary>
internal sealed class Identity(HarvestLists lists, SetSpecs specs, TimeProvider clock)
{
    private const string IdentifierNs = "http://www.openarchives.org/OAI/2.0/oai-identifier";

    // Any will do that is public for sure; ids are random.
    private const string Sample = "0000000000";

    public async Task<OaiAnswer> AnswerAsync(OaiPlace place, CancellationToken cancellation)
    {
        var earliest = await specs.EverythingAsync(place.SchoolId, cancellation) is { } set ? await lists.EarliestAsync(set, cancellation) : null;
        return OaiAnswer.Of(xml => Write(xml, place, earliest ?? clock.GetUtcNow()));
    }

    private static void Write(AnswerXml xml, OaiPlace place, DateTimeOffset earliest)
    {
        xml.Writer.WriteStartElement("Identify", AnswerXml.Ns);
        xml.Element("repositoryName", XmlLetters.Clean(place.Site.Name));
        xml.Element("baseURL", place.Address);
        xml.Element("protocolVersion", "2.0");
        foreach (var mail in place.AdminEmails) xml.Element("adminEmail", mail);
        xml.Element("earliestDatestamp", OaiDates.Write(earliest));
        xml.Element("deletedRecord", "persistent");
        xml.Element("granularity", "YYYY-MM-DDThh:mm:ssZ");
        xml.Element("compression", "gzip");
        Describe(xml.Writer, place);
        MetadataRights.Manifest(xml.Writer, place);
        xml.Writer.WriteEndElement();
    }

    private static void Describe(XmlWriter xml, OaiPlace place)
    {
        xml.WriteStartElement("description", AnswerXml.Ns);
        xml.WriteStartElement("oai-identifier", IdentifierNs);
        xml.WriteAttributeString("xsi", "schemaLocation", AnswerXml.Instance, $"{IdentifierNs} http://www.openarchives.org/OAI/2.0/oai-identifier.xsd");
        xml.WriteElementString("scheme", IdentifierNs, "oai");
        xml.WriteElementString("repositoryIdentifier", IdentifierNs, place.Namespace);
        xml.WriteElementString("delimiter", IdentifierNs, ":");
        xml.WriteElementString("sampleIdentifier", IdentifierNs, place.Identifier(Sample));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }
}
