using System.Collections.Concurrent;

namespace OerPortal.Epub;

/// <summary>What turns up while a book is packed: what it uses, what is not there, what could not be read, which headings it has.</summary>
internal sealed class PackReport
{
    private readonly EpubBook _book;
    private readonly ChapterTitles _titles;
    private readonly Dictionary<string, int> _steps;
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileRefusedException> _unreadable = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _leftOut = new(StringComparer.Ordinal);
    private readonly List<string> _unlisted = [];
    private readonly Dictionary<string, IReadOnlyList<Heading>> _headings = new(StringComparer.Ordinal);

    public PackReport(EpubBook book)
    {
        _book = book;
        _titles = new ChapterTitles(book);
        _steps = book.Package.Spine.Index().DistinctBy(s => s.Item.Item.Path).ToDictionary(s => s.Item.Item.Path, s => s.Index + 1, StringComparer.Ordinal);
        _missing.UnionWith(book.Package.Absent);
    }

    /// <summary>Members that what was packed leads to.</summary>
    public HashSet<string> Used { get; } = new(StringComparer.Ordinal);

    /// <summary>Steps of the reading order that are only a page which says that they cannot be read.</summary>
    public IReadOnlyCollection<string> Unreadable => _unreadable.Keys;

    /// <summary>Members that the manifest does not name and the book uses.</summary>
    public IReadOnlyList<string> Unlisted => _unlisted;

    public bool IsStep(string path) => _steps.ContainsKey(path);

    public void Add(Prepared prepared)
    {
        if (prepared.Links is { } links)
        {
            Used.UnionWith(links.Found);
            _missing.UnionWith(links.Missing);
        }
        if (prepared.Unreadable is { } refused)
            _unreadable[prepared.Path] = refused;
        if (prepared.Headings.Count > 0)
            _headings[prepared.Path] = prepared.Headings;
    }

    public void AddUnlisted(IEnumerable<string> paths) => _unlisted.AddRange(paths);

    public void LeftOut(string path) => _leftOut[path] = true;

    /// <exception cref="FileRefusedException">No step of the reading order could be read; with the reason of the first.</exception>
    public void DemandSomethingToRead()
    {
        if (_unreadable.Count > 0 && _book.Package.Spine.All(s => s.Item.Missing is not null || _unreadable.ContainsKey(s.Item.Path)))
            throw _unreadable[_book.Package.Spine.First(s => _unreadable.ContainsKey(s.Item.Path)).Item.Path];
    }

    /// <summary>Headings in reading order.</summary>
    public IEnumerable<Heading> Headings() => _book.Package.Spine.Select(s => s.Item.Path).Distinct(StringComparer.Ordinal).SelectMany(path => _headings.GetValueOrDefault(path) ?? []);

    /// <summary>What people should know, in reading order.</summary>
    public List<FileRemark> Remarks()
    {
        var remarks = new List<FileRemark>();
        foreach (var item in _book.Package.Spine.Select(s => s.Item).DistinctBy(i => i.Path))
        {
            if (item.Missing is { } name)
                remarks.Add(Step(item.IsForeign ? FileRemarkKind.PartUnreadable : FileRemarkKind.PartMissing, item, name));
            else if (_unreadable.ContainsKey(item.Path))
                remarks.Add(Step(FileRemarkKind.PartUnreadable, item, item.Path));
        }
        remarks.AddRange(_missing.Where(IsNoStep).Order(StringComparer.Ordinal).Take(EpubLimits.Remarks).Select(path => new FileRemark(KindOf(path), path)));
        remarks.AddRange(_leftOut.Keys.Order(StringComparer.Ordinal).Take(EpubLimits.Remarks).Select(path => new FileRemark(FileRemarkKind.LeftOut, path)));
        return remarks;
    }

    private FileRemark Step(FileRemarkKind kind, EpubItem item, string name) => new(kind, name, _titles.OwnOf(item.Path), _steps[item.Path]);

    private bool IsNoStep(string path) => _book.Names.Find("", EpubPath.Encode(path)) is null;

    private static FileRemarkKind KindOf(string path) => EpubMediaTypes.Of(path, declared: null) switch
    {
        EpubMediaTypes.Css => FileRemarkKind.StyleMissing,
        var type when type.StartsWith("image/", StringComparison.Ordinal) => FileRemarkKind.PictureMissing,
        var type when type.StartsWith("font/", StringComparison.Ordinal) => FileRemarkKind.FontMissing,
        var type when type.StartsWith("audio/", StringComparison.Ordinal) || type.StartsWith("video/", StringComparison.Ordinal) => FileRemarkKind.MediaMissing,
        _ => FileRemarkKind.OtherMissing,
    };
}
