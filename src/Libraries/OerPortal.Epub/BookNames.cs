using System.Text;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>
/// Finds the member that an address inside a book means, in the manifest, the contents, links, pictures, style sheets
/// and fonts alike: as written, then by composed characters and without case, then by the forms of percent-encoding
/// that packers confuse. <see cref="StrictZip"/> refuses members that differ by less than that, so one answer fits at most.
/// </summary>
internal sealed class BookNames
{
    private readonly HashSet<string> _members;
    private readonly Dictionary<string, string?> _folded;
    private readonly Dictionary<string, string?> _decoded;
    private readonly Dictionary<string, string> _standIns = new(StringComparer.Ordinal);

    public BookNames(StrictZip zip)
        : this(zip.Members.Where(m => !m.IsFolder).Select(m => m.Name))
    {
    }

    public BookNames(IEnumerable<string> members)
    {
        _members = new HashSet<string>(members, StringComparer.Ordinal);
        _folded = IndexBy(ZipNames.Fold);
        _decoded = IndexBy(Loosened);
    }

    /// <summary>The member an address means; null when it leads out of the book or to nothing.</summary>
    /// <param name="from">Container path of the document that holds the address.</param>
    /// <param name="href">As written; a fragment or query is left aside.</param>
    public string? Find(string from, string href) =>
        EpubPath.WithinContainer(from, href) is { } path ? Member(path) ?? Raw(from, href) ?? _standIns.GetValueOrDefault(path) : null;

    /// <summary>The member of a container path that is not an address, as in container.xml.</summary>
    public string? FindPath(string path) => Member(path);

    /// <summary>From now on, addresses that mean <paramref name="path"/>, which no member has, lead to <paramref name="page"/>.</summary>
    public void StandIn(string path, string page) => _standIns.TryAdd(path, page);

    /// <summary>A name for a member to be made, near <paramref name="name"/>.</summary>
    public string Unused(string name)
    {
        var extension = Path.GetExtension(name);
        while (_folded.ContainsKey(ZipNames.Fold(name)))
            name = $"{name[..^extension.Length]}_{extension}";
        return name;
    }

    private string? Member(string path) =>
        _members.Contains(path) ? path : _folded.GetValueOrDefault(ZipNames.Fold(path)) ?? _decoded.GetValueOrDefault(Loosened(path));

    // Names that were percent-encoded in the archive itself, and manifests written from the container's root.
    private string? Raw(string from, string href)
    {
        if (EpubPath.WithinContainer(from, href, decode: false) is { } raw && Member(raw) is { } found)
            return found;
        return from.Contains('/', StringComparison.Ordinal) && EpubPath.WithinContainer("", href) is { } rooted ? Member(rooted) : null;
    }

    private Dictionary<string, string?> IndexBy(Func<string, string> key)
    {
        var index = new Dictionary<string, string?>(_members.Count, StringComparer.Ordinal);
        foreach (var member in _members)
        {
            var name = key(member);
            index[name] = index.ContainsKey(name) ? null : member;
        }
        return index;
    }

    private static string Loosened(string name) => ZipNames.Fold(Uri.UnescapeDataString(name).Replace('+', ' '));
}

/// <summary>The addresses of one member, led to where their targets really lie.</summary>
/// <param name="names">Of the whole book.</param>
/// <param name="from">Container path of the member.</param>
internal sealed class MemberLinks(BookNames names, string from)
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>Members the addresses lead to.</summary>
    public HashSet<string> Found { get; } = new(StringComparer.Ordinal);

    /// <summary>Container paths of pictures, style sheets, fonts and the like that are not in the book.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>The address under which a browser finds the target; as written where that is right or nothing was found.</summary>
    /// <param name="isPart">Whether the page is incomplete without the target, unlike a link to somewhere else.</param>
    public string Lead(string address, bool isPart)
    {
        var cut = address.AsSpan().IndexOfAny('#', '?');
        var path = cut < 0 ? address : address[..cut];
        if (path.Length == 0 || string.IsNullOrWhiteSpace(path))
            return address;
        if (!_known.TryGetValue(path, out var led))
            _known[path] = led = Led(path, isPart);
        return led is null ? address : led + (cut < 0 ? "" : address[cut..]);
    }

    private string? Led(string path, bool isPart)
    {
        if (names.Find(from, path) is not { } member)
        {
            if (isPart && EpubPath.WithinContainer(from, path) is { } missing)
                Missing.Add(missing);
            return null;
        }
        Found.Add(member);
        var isPlain = !path.Contains('\\', StringComparison.Ordinal) && path.AsSpan().Trim().Length == path.Length;
        return isPlain && EpubPath.Resolve(from, path) == member ? null : EpubPath.Relative(from, member);
    }
}
