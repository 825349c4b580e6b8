namespace OerPortal.Epub;

/// <summary>An entry of the manifest whose member exists.</summary>
/// <param name="Path">Container path.</param>
/// <param name="MediaType">As declared, normalised to what it is served as.</param>
/// <param name="Properties">EPUB 3 properties, such as <c>nav</c>, <c>cover-image</c>, <c>mathml</c>.</param>
/// <param name="FallbackId">Item to use where this one's type cannot be shown.</param>
/// <param name="PartOf">The item whose chapter was cut to make this one (<see cref="BookSplit"/>).</param>
/// <param name="Missing">What the book calls the file that is not in it; the item is then the page that says so.</param>
/// <param name="IsForeign">The file is there, but is of a kind that no browser shows as a page.</param>
internal sealed record EpubItem(
    string Id, string Path, string MediaType, IReadOnlyList<string> Properties, string? FallbackId, string? MediaOverlayId, string? PartOf = null, string? Missing = null, bool IsForeign = false);

/// <summary>A step of the reading order, its fallback chain resolved.</summary>
/// <param name="Item">A content document (XHTML or SVG), or a picture that is a page by itself.</param>
/// <param name="Original">The item the book named, when it had to be replaced.</param>
internal sealed record EpubSpineItem(EpubItem Item, EpubItem? Original, bool IsLinear, IReadOnlyList<string> Properties)
{
    /// <summary>Whether this page is laid out by the book: its own property wins over the book's.</summary>
    public bool IsFixed(EpubPackage package) => Override("layout-") switch
    {
        "pre-paginated" => true,
        "reflowable" => false,
        _ => package.IsFixedLayout,
    };

    /// <summary>Which side of a spread the page wants: <c>left</c>, <c>right</c>, <c>center</c> or null.</summary>
    public string? Page => (Properties.FirstOrDefault(p => p.StartsWith("page-spread-", StringComparison.Ordinal)) ?? Override("page-spread-"))
        ?.Replace("page-spread-", "", StringComparison.Ordinal) is ("left" or "right" or "center") and var side ? side : null;

    /// <summary>What a rendition property says of this step alone, such as <c>none</c> for <c>spread-</c>; the first counts.</summary>
    public string? Override(string property) => Properties.FirstOrDefault(p => p.StartsWith($"rendition:{property}", StringComparison.Ordinal))
        ?["rendition:".Length..][property.Length..];
}

/// <summary>An entry of the table of contents; <paramref name="Href"/> is a relative address with fragment.</summary>
internal sealed record EpubNavEntry(string Title, string Href, IReadOnlyList<EpubNavEntry> Children);

/// <summary>The book's own lists of places.</summary>
internal sealed record EpubNavigation(IReadOnlyList<EpubNavEntry> Contents, IReadOnlyList<EpubNavEntry> Pages, IReadOnlyList<EpubNavEntry> Landmarks)
{
    public static EpubNavigation Empty { get; } = new([], [], []);
}

/// <summary>What the package document says.</summary>
/// <param name="Path">Container path of the package document.</param>
/// <param name="Modified">dcterms:modified as written.</param>
/// <param name="Absent">Container paths that the manifest names outside the reading order and no member has.</param>
/// <param name="Cover">The picture the book declares as its cover; another may be shown where it cannot be drawn.</param>
/// <param name="CoverPaths">Members that the book declares as cover or as its page, the likeliest first.</param>
/// <param name="UniqueIdentifier">The identifier that names the book, as written: the key of obfuscated fonts is made of it.</param>
internal sealed record EpubPackage(
    string Path,
    ExtractedMetadata Metadata,
    string? UniqueIdentifier,
    string? Modified,
    EpubAccessibility Accessibility,
    EpubRendering Rendering,
    IReadOnlyDictionary<string, EpubItem> Items,
    IReadOnlyList<EpubSpineItem> Spine,
    EpubItem? Cover,
    EpubItem? Nav,
    EpubItem? Ncx,
    IReadOnlyList<string> Absent,
    IReadOnlyList<string> CoverPaths)
{
    public bool IsFixedLayout => Rendering.IsFixed;

    /// <summary>What pages are turned through. Steps off the way (<c>linear="no"</c>) are opened by links alone, unless there is nothing else.</summary>
    public IReadOnlyList<EpubSpineItem> ReadingOrder => Spine.Any(s => s.IsLinear) ? [.. Spine.Where(s => s.IsLinear)] : Spine;
}

/// <summary>schema.org accessibility metadata as written.</summary>
internal sealed record EpubAccessibility(
    IReadOnlyList<string> AccessModes, IReadOnlyList<string> SufficientModes, IReadOnlyList<string> Features, IReadOnlyList<string> Hazards, string? Summary);

/// <summary>A book that passed inspection.</summary>
/// <param name="Obfuscated">Algorithms of obfuscated fonts by container path (EPUB 3.3 §4.2.6.3).</param>
/// <param name="Names">Finds members by the names the book uses.</param>
internal sealed record EpubBook(EpubPackage Package, EpubNavigation Navigation, IReadOnlyDictionary<string, string> Obfuscated, BookNames Names);
