using System.Text;
using System.Xml;

namespace OerPortal.Epub;

/// <summary>
/// The one step by which all XML of a book is read. Nothing is fetched, entities cannot grow, and of document types only
/// the well-known ones are understood. What is well-formed is read once and as it stands; what is not is mended by
/// <see cref="MarkupMender"/> and read again.
/// </summary>
internal static class SafeXml
{
    private const int MaxCharactersFromEntities = 100_000;

    /// <summary>A reader of well-formed XML.</summary>
    public static XmlReader Open(byte[] bytes) =>
        new DepthLimitedReader(XmlReader.Create(new MemoryStream(bytes, writable: false), Settings(DtdProcessing.Parse)));

    /// <summary>Reads with <paramref name="read"/>, which is called again when the markup had to be mended first.</summary>
    /// <param name="bytes">The member.</param>
    /// <param name="path">Its container path, for the refusal.</param>
    /// <param name="mayDeclareType">False for documents that have no business with a document type, such as container.xml.</param>
    /// <exception cref="FileRefusedException">Entities, too many levels, or nothing that could be read.</exception>
    public static T Read<T>(byte[] bytes, string path, MarkupRules rules, Func<XmlReader, T> read, bool mayDeclareType = true)
    {
        try
        {
            return ReadAsItStands(bytes, read, mayDeclareType);
        }
        catch (XmlException e) when (e.InnerException is FileRefusedException || DeclaresEntities(bytes) || (!mayDeclareType && DeclaresType(bytes)))
        {
            // The parser wraps what our resolver says about an unknown document type.
            throw FileRefusedException.In(Refusal.XmlEntities, path);
        }
        catch (FileRefusedException refused)
        {
            throw FileRefusedException.In(refused.Reason, path);
        }
        catch (XmlException)
        {
            return ReadMended(bytes, path, rules, read);
        }
    }

    /// <summary>Whether the bytes declare entities of their own, in UTF-8 or UTF-16.</summary>
    public static bool DeclaresEntities(ReadOnlySpan<byte> bytes) => Says(bytes, "<!ENTITY");

    private static T ReadAsItStands<T>(byte[] bytes, Func<XmlReader, T> read, bool mayDeclareType)
    {
        var settings = Settings(mayDeclareType ? DtdProcessing.Parse : DtdProcessing.Prohibit);
        var parser = BookText.IsPlain(bytes)
            ? XmlReader.Create(new MemoryStream(bytes, writable: false), settings)
            : XmlReader.Create(new StringReader(BookText.Decode(bytes) ?? ""), settings);
        using var reader = new DepthLimitedReader(parser);
        return read(reader);
    }

    private static T ReadMended<T>(byte[] bytes, string path, MarkupRules rules, Func<XmlReader, T> read)
    {
        try
        {
            var text = BookText.Decode(bytes) ?? throw FileRefusedException.In(Refusal.EpubDamaged, path);
            using var reader = new DepthLimitedReader(XmlReader.Create(new StringReader(MarkupMender.Mend(text, rules)), Settings(DtdProcessing.Parse)));
            return read(reader);
        }
        catch (FileRefusedException refused)
        {
            throw FileRefusedException.In(refused.Reason, path);
        }
        catch (XmlException)
        {
            throw FileRefusedException.In(Refusal.EpubDamaged, path);
        }
    }

    private static XmlReaderSettings Settings(DtdProcessing types) => new()
    {
        DtdProcessing = types,
        XmlResolver = types == DtdProcessing.Parse ? new KnownDocumentTypes() : null,
        MaxCharactersFromEntities = MaxCharactersFromEntities,
        IgnoreComments = true,
    };

    private static bool DeclaresType(ReadOnlySpan<byte> bytes) => Says(bytes, "<!DOCTYPE");

    private static bool Says(ReadOnlySpan<byte> bytes, string words) =>
        bytes.IndexOf(Encoding.ASCII.GetBytes(words)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(words)) >= 0
        || bytes.IndexOf(Encoding.BigEndianUnicode.GetBytes(words)) >= 0;
}
