namespace OerPortal.Epub;

/// <summary>How the book wants to be shown. What it does not say, or says in words no standard knows, is null.</summary>
/// <param name="IsFixed">Pages are laid out by the book (pre-paginated, or a roll of pictures).</param>
/// <param name="IsRoll">Fixed pages follow each other in one strip (EPUB 3.4).</param>
/// <param name="Spread"><c>auto</c>, <c>both</c>, <c>none</c>, <c>landscape</c> or the old <c>portrait</c>.</param>
/// <param name="Flow"><c>auto</c>, <c>paginated</c>, <c>scrolled-continuous</c> or <c>scrolled-doc</c>.</param>
/// <param name="Orientation"><c>auto</c>, <c>landscape</c> or <c>portrait</c>.</param>
/// <param name="PageOrder"><c>rtl</c> or <c>ltr</c>: which way pages follow each other, not which way text runs.</param>
internal sealed record EpubRendering(
    bool IsFixed, bool IsRoll, string? Spread, string? Flow, string? Orientation, string? PageOrder, EpubDirections Directions, EpubOverlays Overlays)
{
    /// <summary>Properties that a step may set for itself, with the words that mean something.</summary>
    public static IReadOnlyDictionary<string, string[]> Words { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["spread"] = ["auto", "both", "none", "landscape", "portrait"],
        ["flow"] = ["auto", "paginated", "scrolled-continuous", "scrolled-doc"],
        ["orientation"] = ["auto", "landscape", "portrait"],
    };

    /// <summary>The value, or null when it is none of the property's words.</summary>
    public static string? Known(string property, string? value) => Words[property].Contains(value) ? value : null;
}

/// <summary>Directions of text in the package (<c>ltr</c>, <c>rtl</c>, <c>auto</c> or null) and the language of the title.</summary>
internal sealed record EpubDirections(string? Content, string? Title, string? TitleLanguage);

/// <summary>Narration of the book as a whole.</summary>
/// <param name="ActiveClass">Class of the words being read.</param>
/// <param name="PlaybackActiveClass">Class of the document while it is read.</param>
/// <param name="Seconds">Of the whole narration.</param>
/// <param name="SecondsOf">Of each overlay document, by item.</param>
internal sealed record EpubOverlays(string? ActiveClass, string? PlaybackActiveClass, double? Seconds, IReadOnlyDictionary<string, double> SecondsOf);
