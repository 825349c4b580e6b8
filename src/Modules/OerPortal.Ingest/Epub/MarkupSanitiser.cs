using System.Xml;

namespace OerPortal.Ingest.Epub;

/// <summary>
/// The second wall behind the reader's policy: copies XHTML, SVG and other XML without anything that runs, submits,
/// refreshes or fetches from elsewhere. Text, MathML, drawings and directions pass unchanged.
/// </summary>
internal static class MarkupSanitiser
{
    /// <returns>UTF-8 XML, well-formed even where the book's own was not.</returns>
    /// <exception cref="FileRefusedException">Entities, or damage that cannot be mended.</exception>
    public static byte[] Clean(byte[] markup, string path, string mediaType)
    {
        var rules = mediaType == EpubMediaTypes.Xhtml ? MarkupRules.Html : MarkupRules.Xml;
        return SafeXml.Read(markup, path, rules, reader => Copy(reader, markup.Length));
    }

    private static byte[] Copy(XmlReader reader, int length)
    {
        using var output = new MemoryStream(length + 256);
        using (var writer = XmlCopy.WriterTo(output))
            new MarkupCopy(reader, writer).Run();
        return output.ToArray();
    }
}
