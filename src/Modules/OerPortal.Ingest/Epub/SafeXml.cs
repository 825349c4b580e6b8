using System.Text;
using System.Xml;

namespace OerPortal.Ingest.Epub;

/// <summary>
/// XML from strangers: nothing is fetched, entities cannot grow, and of document types only the well-known ones
/// are understood, by a table of HTML's character names instead of their files.
/// </summary>
internal static class SafeXml
{
    private const int MaxCharactersFromEntities = 100_000;

    /// <summary>For documents that have no business with a document type, such as container.xml.</summary>
    public static XmlReader OpenWithoutDtd(byte[] bytes) => XmlReader.Create(
        new MemoryStream(bytes, writable: false),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true });

    /// <summary>For content documents.</summary>
    public static XmlReader Open(byte[] bytes) => XmlReader.Create(
        new MemoryStream(bytes, writable: false),
        new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = new KnownDocumentTypes(),
            MaxCharactersFromEntities = MaxCharactersFromEntities,
            IgnoreComments = true,
        });

    /// <summary>Reads with <paramref name="read"/> and turns XML errors into a refusal.</summary>
    public static T Read<T>(byte[] bytes, string place, Func<XmlReader, T> read)
    {
        try
        {
            using var reader = Open(bytes);
            return read(reader);
        }
        catch (XmlException)
        {
            throw Refuse(bytes, place);
        }
    }

    /// <summary>A refusal that says whether entities or plain damage were the cause.</summary>
    public static FileRefusedException Refuse(byte[] bytes, string place) =>
        new(DeclaresEntities(bytes) ? Refusal.XmlEntities : Refusal.EpubDamaged, place);

    /// <summary>Whether the bytes declare entities of their own, in UTF-8 or UTF-16.</summary>
    public static bool DeclaresEntities(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("<!ENTITY"u8) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes("<!ENTITY")) >= 0
        || bytes.IndexOf(Encoding.BigEndianUnicode.GetBytes("<!ENTITY")) >= 0;
}
