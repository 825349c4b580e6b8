using System.Security;
using System.Text;
using OerPortal.Epub;

namespace OerPortal.Ingest.Pipeline;

/// <summary>A page of a course as it is shown by itself: without scripts, and readable on a phone.</summary>
internal static class ContentsPage
{
    public const string MediaType = EpubMediaTypes.Xhtml;

    // Placeholders for the root of the course's own files (Common Cartridge 1.3 §4.2.2), as they are and as Canvas writes them.
    private static readonly string[] Roots = ["$IMS-CC-FILEBASE$", "%24IMS-CC-FILEBASE%24", "$IMS_CC_FILEBASE$"];

    private const string Look =
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" /><style>body{max-width:42rem;margin:1.5rem auto;padding:0 1rem;font:1.05rem/1.6 system-ui,sans-serif}"
        + "img,video,table{max-width:100%;height:auto}</style>";

    /// <param name="path">Where it will answer, below the list.</param>
    /// <returns>Null when nobody but a browser could make sense of it.</returns>
    public static byte[]? Make(byte[] markup, string title, string path)
    {
        try
        {
            var page = Encoding.UTF8.GetString(MarkupSanitiser.Clean(markup, path, EpubMediaTypes.Xhtml));
            var root = string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/')));
            foreach (var placeholder in Roots)
                page = page.Replace(placeholder + "/", root, StringComparison.Ordinal).Replace(placeholder, root, StringComparison.Ordinal);
            return Encoding.UTF8.GetBytes(WithLook(page, SecurityElement.Escape(title)));
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    private static string WithLook(string page, string title)
    {
        var body = page.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var head = page.IndexOf("<head", StringComparison.OrdinalIgnoreCase);
        if (head >= 0 && head < body && page.IndexOf("</head>", head, StringComparison.OrdinalIgnoreCase) is > 0 and var end)
            return page.Insert(end, Look);
        return body < 0 ? page : page.Insert(body, $"<head><title>{title}</title>{Look}</head>");
    }
}
