using System.Collections.Frozen;

namespace OerPortal.Ingest.Facts;

/// <summary>schema.org accessibilityFeature values that a page has words for, in the spelling of the vocabulary.</summary>
public static class AccessibilityClaims
{
    private static readonly FrozenDictionary<string, string> Known = new[]
    {
        "alternativeText", "longDescription", "captions", "openCaptions", "transcript", "audioDescription", "displayTransformability", "readingOrder", "structuralNavigation",
        "tableOfContents", "largePrint", "signLanguage", "taggedPDF", "pageNavigation", "pageBreakMarkers", "index", "bookmarks", "annotations", "MathML", "describedMath", "latex",
        "synchronizedAudioText", "ttsMarkup", "highContrastDisplay", "highContrastAudio", "braille", "tactileGraphic", "rubyAnnotations", "fullRubyAnnotations", "ARIA", "timingControl", "unlocked", "ChemML",
    }.ToFrozenDictionary(c => c, StringComparer.OrdinalIgnoreCase);

    // Older names of the same things.
    private static readonly FrozenDictionary<string, string> Former = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["printPageNumbers"] = "pageBreakMarkers",
        ["closedCaptions"] = "captions",
        ["largePrint/CSSEnabled"] = "largePrint",
        ["highContrast/CSSEnabled"] = "highContrastDisplay",
        ["displayTransformability/resizeText"] = "displayTransformability",
        ["described math"] = "describedMath",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Every code that may come out.</summary>
    public static IReadOnlyCollection<string> All => Known.Values;

    /// <summary>Known ones, once each; "none", "unknown" and inventions are left out.</summary>
    public static IReadOnlyList<string> Read(IEnumerable<string> said) =>
    [
        .. said.SelectMany(s => s.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Prepend(s.Trim()))
            .Select(s => Former.GetValueOrDefault(s) ?? Known.GetValueOrDefault(s)).OfType<string>().Distinct(StringComparer.Ordinal),
    ];
}
