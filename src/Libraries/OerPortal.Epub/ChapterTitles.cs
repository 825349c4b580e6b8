namespace OerPortal.Epub;

/// <summary>What the table of contents calls each step of the reading order; the table itself is no text to search.</summary>
internal sealed class ChapterTitles
{
    private readonly Dictionary<string, string?> _own;
    private readonly Dictionary<string, string?> _titles;

    public ChapterTitles(EpubBook book)
    {
        var steps = book.Package.Spine.Select(s => s.Item).Where(i => i.Id != book.Package.Nav?.Id).DistinctBy(i => i.Path).ToList();
        _own = steps.ToDictionary(i => i.Path, _ => (string?)null, StringComparer.Ordinal);
        var entries = new Stack<EpubNavEntry>(book.Navigation.Contents.Reverse());
        while (entries.TryPop(out var entry))
        {
            if (EpubPath.Resolve("", entry.Href) is { } path && _own.TryGetValue(path, out var known) && known is null)
                _own[path] = entry.Title;
            foreach (var child in entry.Children.Reverse())
                entries.Push(child);
        }
        // A part without an entry of its own goes on with the chapter before it.
        _titles = new Dictionary<string, string?>(_own, StringComparer.Ordinal);
        string? last = null;
        foreach (var item in steps)
            last = _titles[item.Path] = _own[item.Path] ?? (item.PartOf is null ? null : last);
    }

    public bool IsChapter(string path) => _titles.ContainsKey(path);

    /// <summary>Its title, or that of the chapter it goes on with.</summary>
    public string? Of(string path) => _titles.GetValueOrDefault(path);

    /// <summary>Its title when the contents name this very part.</summary>
    public string? OwnOf(string path) => _own.GetValueOrDefault(path);
}
