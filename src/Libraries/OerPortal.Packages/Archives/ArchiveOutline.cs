using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <summary>What an archive of files holds, and what it says of itself.</summary>
/// <param name="Said">Not cleaned.</param>
/// <param name="Pages">Texts that stand in the archive's own description and in no file, as markup of strangers, by their entry.</param>
internal sealed record ArchiveOutline(FileContents Contents, ExtractedMetadata Said, IReadOnlyDictionary<int, string> Pages)
{
    /// <exception cref="FileRefusedException">A description that cannot be read, or that nobody should give out.</exception>
    public static ArchiveOutline Read(StrictZip zip) => FindCourse(zip) ?? FolderOutline.Read(zip);

    /// <summary>Null when the archive is no course.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static ArchiveOutline? FindCourse(StrictZip zip) => MoodleBackup.Find(zip) ?? CartridgeManifest.Find(zip);
}

/// <summary>Entries while they are read.</summary>
internal sealed class OutlineEntries
{
    private const int LongestTitle = 300;
    private const int LongestName = 200;
    private const int LongestLink = 2000;

    private readonly List<ContentsEntry> _entries = [];
    private readonly Dictionary<int, string> _pages = [];

    public IReadOnlyList<ContentsEntry> All => _entries;

    public IReadOnlyDictionary<int, string> Pages => _pages;

    public void AddHeading(int depth, string? title, int? section = null) => _entries.Add(new ContentsEntry(depth, Line(title, LongestTitle)) { Section = section });

    /// <param name="title">Null: as it is called.</param>
    public void AddFile(int depth, string? title, string name, ZipMember? member, bool isAside = false)
    {
        var plain = NameOf(name);
        var shown = Line(title, LongestTitle) is { Length: > 0 } said ? said : plain;
        _entries.Add(new ContentsEntry(depth, shown) { Name = plain, Member = member?.Name, Length = member?.Length ?? 0, IsAside = isAside });
    }

    public void AddLink(int depth, string? title, string? address)
    {
        var link = address?.Trim() is { Length: <= LongestLink } given && Uri.TryCreate(given, UriKind.Absolute, out var known) && known.Scheme is "http" or "https" ? given : null;
        _entries.Add(new ContentsEntry(depth, Line(title, LongestTitle) is { Length: > 0 } said ? said : link ?? "") { Link = link });
    }

    /// <summary>A text of the description's own.</summary>
    public void AddPage(int depth, string? title, string? markup)
    {
        if (!string.IsNullOrWhiteSpace(markup))
            _pages[_entries.Count] = markup;
        AddHeading(depth, title);
    }

    /// <summary>Without what cannot be seen or turns the words after it around.</summary>
    public static string Line(string? text, int longest)
    {
        var line = string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var seen = new string([.. line.Where(c => !char.IsControl(c) && c is not ((>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') or '\uFEFF'))]);
        return seen.Length <= longest ? seen : seen[..longest];
    }

    private static string NameOf(string name)
    {
        var line = Line(name.Replace('\\', '/').Split('/')[^1], 4 * LongestName);
        var ending = Path.GetExtension(line);
        return line.Length <= LongestName || ending.Length > 20 ? Line(line, LongestName) : line[..(LongestName - ending.Length)] + ending;
    }
}
