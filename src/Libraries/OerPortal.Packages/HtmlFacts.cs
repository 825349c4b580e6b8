using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <summary>What a page says about itself in its head.</summary>
internal static class HtmlFacts
{
    private const int MostKeywords = 50;

    /// <summary>Empty for a page that nobody but a browser can read.</summary>
    public static ExtractedMetadata Read(StrictZip zip, ZipMember page)
    {
        if (page.Length > LecturePackage.MostMarkup)
            return ExtractedMetadata.Empty;
        try
        {
            return Of(SafeXml.Read(zip.ReadAll(page, LecturePackage.MostMarkup, Refusal.EpubTooLarge), page.Name, MarkupRules.Html, XDocument.Load));
        }
        catch (FileRefusedException refused) when (refused.Reason is Refusal.EpubDamaged or Refusal.XmlTooDeep)
        {
            return ExtractedMetadata.Empty;
        }
    }

    private static ExtractedMetadata Of(XDocument page) => ExtractedMetadata.Empty with
    {
        Title = page.Descendants().FirstOrDefault(e => e.Name.LocalName == "title")?.Value.Trim(),
        Description = Named(page, "description"),
        Language = page.Root?.Attributes().FirstOrDefault(a => a.Name.LocalName == "lang")?.Value.Trim(),
        Contributors = Named(page, "author") is { } author ? [new ExtractedContributor(author, "aut")] : [],
        Subjects = [.. (Named(page, "keywords") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(MostKeywords)],
    };

    private static string? Named(XDocument page, string name) => page.Descendants()
        .Where(e => e.Name.LocalName == "meta" && string.Equals((string?)e.Attribute("name"), name, StringComparison.OrdinalIgnoreCase))
        .Select(e => ((string?)e.Attribute("content"))?.Trim()).FirstOrDefault(text => text is { Length: > 0 });
}
