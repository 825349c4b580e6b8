namespace OerPortal.Epub;

/// <summary>A chapter that was cut.</summary>
/// <param name="Paths">Container paths of the parts; the first is the chapter's own.</param>
internal sealed record SplitChapter(IReadOnlyList<string> Paths, IReadOnlyDictionary<string, int> PartOfId, IReadOnlyList<int> Weights);

/// <summary>Leads links of one member to the parts that hold their targets.</summary>
/// <param name="chapters">Cut chapters by their path before cutting.</param>
/// <param name="from">Path of the member, before cutting.</param>
internal sealed class ChapterLinks(IReadOnlyDictionary<string, SplitChapter> chapters, string from)
{
    /// <summary>The member with its links led on; itself when none has to be.</summary>
    public byte[] Rewrite(byte[] markup) => markup.AsSpan().IndexOf((byte)'#') < 0
        ? markup
        : XmlCopy.WithAttributes(markup, (_, attribute) => Follow(attribute, part: 0));

    /// <summary>Where an address in the book leads now.</summary>
    /// <param name="href">Relative to the container, as in the table of contents.</param>
    public static string Follow(IReadOnlyDictionary<string, SplitChapter> chapters, string href) =>
        new ChapterLinks(chapters, "").Follow(href, part: -1) ?? href;

    /// <summary>The new value of an attribute that is a link; null when it stays.</summary>
    /// <param name="part">The part of a cut chapter that holds the attribute, otherwise 0.</param>
    public string? Follow(MarkupAttribute attribute, int part) =>
        attribute.Name is "href" or "src" or "textref" ? Follow(attribute.Value, part) : null;

    private string? Follow(string value, int part)
    {
        var hash = value.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0 || hash == value.Length - 1 || EpubPath.Resolve(from, value) is not { } target || !chapters.TryGetValue(target, out var chapter))
            return null;
        var holder = chapter.PartOfId.GetValueOrDefault(Uri.UnescapeDataString(value[(hash + 1)..]));
        var here = target == from && hash == 0;
        if (here ? holder == part : holder == 0)
            return null;
        // All parts lie in one folder: only the last step of the address changes.
        var folder = value.LastIndexOf('/', hash) + 1;
        return value[..folder] + EpubPath.Encode(chapter.Paths[holder].Split('/')[^1]) + value[hash..];
    }
}
