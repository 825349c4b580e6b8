using System.Text;
using System.Xml;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>Text of each page from <c>pdftotext -bbox-layout</c>, where pages are elements and no character of the text can end one.</summary>
internal static class PdfBoxes
{
    private const int MostCharacters = 32 << 20;

    public static async Task<IReadOnlyList<string>> ReadAsync(string path, int pageCount, ScratchFolder scratch, CancellationToken cancellation)
    {
        var file = scratch.File("boxes.xml");
        var made = await ExternalTool.RunAsync(
            "pdftotext", ["-q", "-enc", "UTF-8", "-bbox-layout", "-l", $"{PdfTools.MaxTextPages}", path, file], scratch.Path, ToolLimits.For(path).Through(pageCount), cancellation);
        var pages = new List<string>();
        if (!made.Succeeded || !File.Exists(file))
            return pages;
        try
        {
            Read(file, pages);
        }
        catch (XmlException)
        {
            // What was read until then is right.
        }
        return pages;
    }

    private static void Read(string file, List<string> pages)
    {
        // The document type names an address that must not be fetched; poppler lets control characters through.
        using var xml = XmlReader.Create(file, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, CheckCharacters = false });
        var page = new StringBuilder();
        var room = MostCharacters;
        while (room > 0 && xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Text })
            {
                page.Append(xml.Value.Replace('\f', ' '));
                room -= xml.Value.Length;
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                _ = xml.LocalName switch { "word" => page.Append(' '), "line" or "block" => page.Append('\n'), _ => page };
                if (xml.LocalName == "page")
                {
                    pages.Add(page.ToString());
                    page.Clear();
                }
            }
        }
    }
}
