using System.Xml;
using OerPortal.Marc;
using OerPortal.OpenData.Marc;
using OerPortal.OpenData.Models;

namespace OerPortal.OpenData.OaiPmh.Formats;

/// <summary>MARCXML, for library systems.</summary>
internal sealed class Marc21 : IRecordFormat
{
    public string Prefix => "marc21";

    public string Namespace => MarcXml.Namespace;

    public string Schema => MarcXml.Schema;

    public void Write(XmlWriter xml, OpenResource resource, RecordPlace place) => MarcXml.Write(xml, ResourceMarc.Of(resource, place), withSchema: true);
}
