using System.Text;
using System.Xml;
using OerPortal.Cms.Text;

namespace OerPortal.OpenData.Crawling;

/// <summary>The two kinds of files of the sitemap protocol 0.9 (sitemaps.org).</summary>
internal static class SitemapXml
{
    public const string MediaType = "application/xml; charset=utf-8";

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static byte[] Index(IEnumerable<(string Address, DateTimeOffset? ChangedAt)> files) => Write("sitemapindex", "sitemap", files);

    public static byte[] Pages(IEnumerable<(string Address, DateTimeOffset? ChangedAt)> pages) => Write("urlset", "url", pages);

    private static byte[] Write(string root, string element, IEnumerable<(string Address, DateTimeOffset? ChangedAt)> entries)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement(root, Namespace);
            foreach (var (address, changedAt) in entries)
            {
                xml.WriteStartElement(element, Namespace);
                xml.WriteElementString("loc", Namespace, address);
                if (changedAt is { } at)
                    xml.WriteElementString("lastmod", Namespace, Moment.Write(at));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
