namespace OerPortal.Epub;

/// <summary>
/// Follows manifest fallback chains (EPUB 3.3 §5.6.2) to what a browser shows: of a step of the reading order, and of the
/// foreign pictures, sounds and films that pages name.
/// </summary>
internal sealed class EpubFallbacks
{
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);

    public EpubFallbacks(EpubPackage package)
    {
        foreach (var item in package.Items.Values.Where(i => i.FallbackId is not null && !EpubMediaTypes.IsShownInPages(i.MediaType)))
        {
            if (Chain(item, package.Items).FirstOrDefault(i => EpubMediaTypes.IsShownInPages(i.MediaType)) is { } shown)
                _shown.TryAdd(item.Path, shown.Path);
        }
    }

    /// <summary>
    /// What is shown for a step of the reading order: a page, or a picture by itself. Scripts never run, so a page
    /// that needs them gives way to its fallback where it has one, and so does what is not there. Null when nothing of the chain can be shown.
    /// </summary>
    public static EpubItem? Shown(EpubItem item, IReadOnlyDictionary<string, EpubItem> items)
    {
        var candidates = Chain(item, items).Where(i => EpubMediaTypes.IsContentDocument(i.MediaType) || EpubMediaTypes.IsShownPicture(i.MediaType)).ToList();
        return candidates.Find(i => i.Missing is null && !i.Properties.Contains("scripted")) ?? candidates.Find(i => i.Missing is null) ?? candidates.FirstOrDefault();
    }

    /// <summary>The page with foreign resources exchanged for their fallbacks; itself when it names none.</summary>
    /// <param name="markup">Sanitised.</param>
    /// <param name="path">Of the page.</param>
    public byte[] Rewrite(byte[] markup, string path) =>
        _shown.Count == 0 ? markup : XmlCopy.WithAttributes(markup, (element, attribute) => Follow(element, attribute, path));

    private string? Follow(string element, MarkupAttribute attribute, string path)
    {
        var names = (element, attribute.Name) is ("img" or "source" or "audio" or "video" or "input", "src") or ("image", "href") or ("video", "poster");
        return names && EpubPath.Resolve(path, attribute.Value) is { } target && _shown.TryGetValue(target, out var shown)
            ? string.Concat(Enumerable.Repeat("../", path.Count(c => c == '/'))) + EpubPath.Encode(shown)
            : null;
    }

    private static IEnumerable<EpubItem> Chain(EpubItem item, IReadOnlyDictionary<string, EpubItem> items)
    {
        var visited = new HashSet<string>(StringComparer.Ordinal);
        for (var current = item; visited.Add(current.Id);)
        {
            yield return current;
            if (current.FallbackId is null || !items.TryGetValue(current.FallbackId, out var next))
                yield break;
            current = next;
        }
    }
}
