using System.Text;
using System.Xml;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Xhtml;

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
        try
        {
            return Copy(markup);
        }
        catch (XmlException e) when (e.InnerException is FileRefusedException)
        {
            // The parser wraps what our resolver says about an unknown document type.
            throw new FileRefusedException(Refusal.XmlEntities, path);
        }
        catch (XmlException) when (mediaType == EpubMediaTypes.Xhtml && !SafeXml.DeclaresEntities(markup))
        {
            return Mend(markup, path);
        }
        catch (XmlException)
        {
            throw SafeXml.Refuse(markup, path);
        }
    }

    private static byte[] Copy(byte[] markup)
    {
        using var output = new MemoryStream(markup.Length + 256);
        using (var reader = SafeXml.Open(markup))
        using (var writer = XmlCopy.WriterTo(output))
            new MarkupCopy(reader, writer).Run();
        return output.ToArray();
    }

    // Chapters that are not well-formed are common; a browser would show an error page. HTML's rules read anything.
    private static byte[] Mend(byte[] markup, string path)
    {
        using var source = new MemoryStream(markup, writable: false);
        var document = new HtmlParser().ParseDocument(source);
        document.DocumentElement.SetAttribute("xmlns", "http://www.w3.org/1999/xhtml");
        using var text = new StringWriter();
        document.DocumentElement.ToHtml(text, new XhtmlMarkupFormatter(emptyTagsToSelfClosing: true));
        var mended = Encoding.UTF8.GetBytes(text.ToString());
        try
        {
            return Copy(mended);
        }
        catch (XmlException)
        {
            throw new FileRefusedException(Refusal.EpubDamaged, path);
        }
    }
}
