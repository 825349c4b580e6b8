using System.Xml.Linq;
using OerPortal.Epub.Zip;

namespace OerPortal.Office;

/// <summary>What a document says about itself: <c>docProps/core.xml</c> (ECMA-376-2 §8) or <c>meta.xml</c> (OpenDocument 1.3 §4.3). Untrusted, not cleaned.</summary>
internal static class OfficeFacts
{
    /// <summary>Empty where it says nothing.</summary>
    public static ExtractedMetadata Read(StrictZip zip)
    {
        var said = OfficePackage.TryLoad(zip, "docProps/core.xml") ?? OfficePackage.TryLoad(zip, "meta.xml");
        if (said?.Root is not { } root)
            return ExtractedMetadata.Empty;
        var author = Text(root, "initial-creator") ?? Text(root, "creator");
        string[] keywords = [.. root.Descendants().Where(e => e.Name.LocalName is "keyword" or "keywords").Select(e => e.Value.Trim()).Where(k => k.Length > 0).Take(50)];
        return ExtractedMetadata.Empty with
        {
            Title = Text(root, "title"),
            Contributors = author is null ? [] : [new ExtractedContributor(author, "aut")],
            Description = Text(root, "description") ?? Text(root, "subject"),
            Language = Text(root, "language"),
            Subjects = keywords,
        };
    }

    private static string? Text(XElement root, string name) =>
        root.Descendants().FirstOrDefault(e => e.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } text ? text : null;
}
