using System.Text;
using System.Xml;
using OerPortal.Cms.Sites;
using OerPortal.Marc;
using OerPortal.OpenData.Marc;
using OerPortal.OpenData.OaiPmh;
using OerPortal.OpenData.OaiPmh.Formats;

namespace OerPortal.OpenData.Dumps.Formats;

/// <summary>MARC 21 in XML, for library systems: one <c>collection</c> of all records.</summary>
internal sealed class MarcXmlFormat(OaiSettings settings, ISites sites, OpenWords words) : IDumpFormat
{
    public string Name => "resources.marcxml";

    public string MediaType => "application/marcxml+xml";

    public IDumpWriter Begin(Stream to) => new Writer(to, settings.Namespace, sites.Portal.Name, words);

    private sealed class Writer(Stream to, string domain, string portal, OpenWords words) : IDumpWriter
    {
        private static readonly XmlWriterSettings Form = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CloseOutput = false };

        private XmlWriter? _xml;

        public Task WriteAsync(DumpPortion portion, CancellationToken cancellation)
        {
            var xml = Begun();
            foreach (var record in portion.Records)
                MarcXml.Write(xml, ResourceMarc.Of(record.Resource!, new RecordPlace(portion.Origin, domain, portal, words, record.ChangedAt)));
            xml.Flush();
            return Task.CompletedTask;
        }

        public Task EndAsync(CancellationToken cancellation)
        {
            var xml = Begun();
            xml.WriteEndDocument();
            xml.Dispose();
            return Task.CompletedTask;
        }

        private XmlWriter Begun()
        {
            if (_xml is not null) return _xml;
            _xml = XmlWriter.Create(to, Form);
            _xml.WriteStartElement("collection", MarcXml.Namespace);
            return _xml;
        }
    }
}
