using System.Collections.Concurrent;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>
/// A book whose long chapters are cut into parts: package, reading order and contents name the parts, and links lead to the
/// part that holds their target (docs/adr/0010-long-chapters-in-parts.md).
/// </summary>
internal sealed class BookSplit
{
    private readonly Dictionary<string, (SplitChapter Chapter, int Part)> _parts = new(StringComparer.Ordinal);

    private BookSplit(EpubBook book, IReadOnlyDictionary<string, SplitChapter> chapters)
    {
        Chapters = chapters;
        foreach (var chapter in chapters.Values)
        {
            for (var part = 0; part < chapter.Paths.Count; part++)
                _parts[chapter.Paths[part]] = (chapter, part);
        }
        Book = chapters.Count == 0 ? book : book with { Package = WithParts(book.Package), Navigation = WithParts(book.Navigation) };
    }

    /// <summary>The book as it will be read.</summary>
    public EpubBook Book { get; }

    /// <summary>Cut chapters by their path.</summary>
    public IReadOnlyDictionary<string, SplitChapter> Chapters { get; }

    /// <exception cref="FileRefusedException">A chapter is too large or damaged.</exception>
    public static async Task<BookSplit> PlanAsync(StrictZip zip, EpubBook book, CancellationToken cancellation)
    {
        var chapters = new ConcurrentDictionary<string, SplitChapter>(StringComparer.Ordinal);
        var lengthy = book.Package.Spine.Where(step => IsLong(step, zip, book.Package)).Select(step => step.Item).DistinctBy(item => item.Path);
        await Parallel.ForEachAsync(lengthy, cancellation, (item, _) =>
        {
            zip.TryFind(item.Path, out var member);
            var raw = zip.ReadAll(member!, EpubLimits.MarkupBytes, Refusal.EpubTooLarge);
            if (TrySplit(raw, item, book.Names) is { Documents.Count: > 1 } parts)
                chapters[item.Path] = new SplitChapter(PathsFor(item.Path, parts.Documents.Count, zip), parts.PartOfId, parts.Weights);
            return ValueTask.CompletedTask;
        });
        return new BookSplit(book, chapters);
    }

    // What cannot be read stays whole: packing it says so in its place. Cut after its links are led on, as when it is packed.
    private static ChapterParts? TrySplit(byte[] raw, EpubItem item, BookNames names)
    {
        try
        {
            return ChapterSplitter.Split(MarkupSanitiser.Clean(raw, item.Path, item.MediaType, new MemberLinks(names, item.Path)));
        }
        catch (FileRefusedException refused) when (refused.Reason is Refusal.EpubDamaged or Refusal.XmlTooDeep)
        {
            return null;
        }
    }

    /// <summary>Packed bytes of a member of the reading order; a part's share of its chapter's.</summary>
    public long PackedLength(string path, StrictZip zip)
    {
        if (!_parts.TryGetValue(path, out var found))
            return zip.TryFind(path, out var member) ? member.PackedLength : 1;
        zip.TryFind(found.Chapter.Paths[0], out var whole);
        return whole!.PackedLength * found.Chapter.Weights[found.Part] / Math.Max(1, found.Chapter.Weights.Sum(w => (long)w));
    }

    /// <summary>What a cleaned member becomes: itself with its links led on, or its parts.</summary>
    public IEnumerable<(string Path, byte[] Markup)> Documents(string path, byte[] clean, MemberTreatment treatment)
    {
        if (Chapters.Count == 0 || treatment != MemberTreatment.Markup)
            return [(path, clean)];
        var links = new ChapterLinks(Chapters, path);
        return Chapters.TryGetValue(path, out var chapter)
            ? chapter.Paths.Zip(ChapterSplitter.Split(clean, links).Documents)
            : [(path, links.Rewrite(clean))];
    }

    // Pages laid out by the book are one screen each, and the table of contents must stay in one piece.
    private static bool IsLong(EpubSpineItem step, StrictZip zip, EpubPackage package) =>
        step.Item.MediaType == EpubMediaTypes.Xhtml && !step.IsFixed(package) && step.Item.Path != package.Nav?.Path
        && zip.TryFind(step.Item.Path, out var member) && member.Length > ChapterSplitter.Most;

    private static List<string> PathsFor(string path, int count, StrictZip zip)
    {
        var extension = Path.GetExtension(path);
        var paths = new List<string> { path };
        for (var part = 2; part <= count; part++)
        {
            var name = $"{path[..^extension.Length]}.{part}";
            while (zip.TryFind(name + extension, out _))
                name += "_";
            paths.Add(name + extension);
        }
        return paths;
    }

    private EpubPackage WithParts(EpubPackage package)
    {
        var items = package.Items.ToDictionary(StringComparer.Ordinal);
        var parts = new Dictionary<string, EpubItem>(StringComparer.Ordinal);
        var spine = new List<EpubSpineItem>();
        foreach (var step in package.Spine)
        {
            spine.Add(step);
            if (!Chapters.TryGetValue(step.Item.Path, out var chapter))
                continue;
            foreach (var path in chapter.Paths.Skip(1))
            {
                // A chapter that comes again has its parts already.
                if (!parts.TryGetValue(path, out var part))
                {
                    var id = $"{step.Item.Id}.{spine.Count}";
                    while (items.ContainsKey(id))
                        id += "_";
                    parts[path] = items[id] = part = step.Item with { Id = id, Path = path, PartOf = step.Item.Id };
                }
                spine.Add(step with { Item = part, Original = null });
            }
        }
        return package with { Items = items, Spine = spine };
    }

    private EpubNavigation WithParts(EpubNavigation navigation) =>
        new(WithParts(navigation.Contents), WithParts(navigation.Pages), WithParts(navigation.Landmarks));

    private List<EpubNavEntry> WithParts(IReadOnlyList<EpubNavEntry> entries) =>
        [.. entries.Select(entry => entry with { Href = ChapterLinks.Follow(Chapters, entry.Href), Children = WithParts(entry.Children) })];
}
