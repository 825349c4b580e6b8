using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Bundles;

/// <summary>The files of a course (a cartridge, a Moodle backup) under the names they were given, whatever the archive calls them.</summary>
internal sealed class CourseBundle : IBundle
{
    private readonly IBundle _archive;
    private readonly Dictionary<string, string> _members = new(StringComparer.Ordinal);

    public CourseBundle(IBundle archive, FileContents course)
    {
        _archive = archive;
        var (heading, depth, taken) = ("", 0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var entry in course.Entries)
        {
            if (entry is { Member: null, Link: null } && (heading.Length == 0 || entry.Depth <= depth))
                (heading, depth) = (entry.Title, entry.Depth);
            if (entry is { Member: { } member, IsAside: false } && taken.Add(member))
                Files.Add(new CourseFile(Add(entry.Name ?? "tep", member), entry.Title, entry.Depth > depth ? heading : ""));
        }
    }

    /// <summary>In the order of the course.</summary>
    public List<CourseFile> Files { get; } = [];

    public IEnumerable<string> Names => _members.Keys;

    public bool Has(string name) => _members.ContainsKey(name);

    public Stream Open(string name) => _archive.Open(_members[name]);

    public Task<ITable?> OpenWorkbookAsync(string name, CancellationToken cancellation) => Task.FromResult<ITable?>(null);

    public Task<FileContents?> CourseAsync(CancellationToken cancellation) => Task.FromResult<FileContents?>(null);

    public ValueTask DisposeAsync() => _archive.DisposeAsync();

    // Two lessons may have an "index.pdf" each: the second one lies in a folder of its number.
    private string Add(string name, string member)
    {
        // A cell of several names has semicolons between them.
        var plain = BundleNames.Clean(name.Replace(';', ',')) ?? "tep";
        var free = plain;
        for (var number = 2; !_members.TryAdd(free, member); number++)
            free = $"{number}/{plain}";
        return free;
    }
}

/// <param name="Name">In the bundle.</param>
/// <param name="Section">The heading it stands under; empty where there is none.</param>
internal sealed record CourseFile(string Name, string Title, string Section);
