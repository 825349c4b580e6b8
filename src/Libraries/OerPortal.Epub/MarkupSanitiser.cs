using System.Xml;

namespace OerPortal.Epub;

/// <summary>
/// The second wall behind the reader's policy: copies XHTML, SVG and other XML without anything that runs, submits,
/// refreshes or fetches from elsewhere. Text, MathML, drawings and directions pass unchanged.
/// </summary>
internal static class MarkupSanitiser
{
    /// <param name="links">Leads addresses to where their targets really lie; null leaves them as they are.</param>
    /// <returns>UTF-8 XML, well-formed even where the book's own was not.</returns>
    /// <exception cref="FileRefusedException">Entities, damage that cannot be mended, or nothing that may stay.</exception>
    public static byte[] Clean(byte[] markup, string path, string mediaType, MemberLinks? links = null)
    {
        var rules = mediaType == EpubMediaTypes.Xhtml ? MarkupRules.Html : MarkupRules.Xml;
        return SafeXml.Read(markup, path, rules, reader => Copy(reader, markup.Length, rules, links));
    }

    private static byte[] Copy(XmlReader reader, int length, MarkupRules rules, MemberLinks? links)
    {
        using var output = new MemoryStream(length + 256);
        using (var writer = XmlCopy.WriterTo(output))
            new MarkupCopy(reader, writer, rules, links).Run();
        // A page that is all script, say: nothing is no document, and whoever reads it next would break.
        return output.Length > 0 ? output.ToArray() : throw new FileRefusedException(Refusal.EpubDamaged);
    }
}
