using System.Xml.Linq;

namespace OerPortal.Packages;

/// <summary>What a manifest says about its lecture in IEEE LOM (1484.12.1 §6, category "general"), in the spelling of SCORM 1.2 or 2004.</summary>
internal static class LearningObject
{
    private const int MostKeywords = 50;

    /// <param name="title">The organisation's, which programs fill in when they forget the other.</param>
    public static ExtractedMetadata Read(XElement manifest, string? title)
    {
        var general = manifest.Elements().Where(e => e.Name.LocalName == "metadata").Descendants().FirstOrDefault(e => e.Name.LocalName == "general");
        return ExtractedMetadata.Empty with
        {
            Title = (general is null ? null : Texts(general, "title").FirstOrDefault()) ?? title,
            Description = general is null ? null : Texts(general, "description").FirstOrDefault(),
            Language = general?.Elements().FirstOrDefault(e => e.Name.LocalName == "language")?.Value.Trim(),
            Subjects = general is null ? [] : [.. Texts(general, "keyword").Distinct(StringComparer.Ordinal).Take(MostKeywords)],
        };
    }

    // Of several languages Vietnamese; a text stands in <langstring>, in <string>, or bare.
    private static IEnumerable<string> Texts(XElement general, string name) => general.Elements().Where(e => e.Name.LocalName == name)
        .SelectMany(e => e.HasElements ? e.Elements().Where(t => t.Name.LocalName is "langstring" or "string").OrderByDescending(IsVietnamese) : Enumerable.Repeat(e, 1))
        .Select(e => e.Value.Trim()).Where(text => text.Length > 0);

    private static bool IsVietnamese(XElement text) =>
        text.Attributes().Any(a => a.Name.LocalName is "lang" or "language" && a.Value.StartsWith("vi", StringComparison.OrdinalIgnoreCase));
}
