using OerPortal.Epub;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <summary>A ZIP that is a lecture.</summary>
/// <param name="Root">Folder that holds all of it, with a slash at the end; empty for the ZIP's own.</param>
/// <param name="Said">What it says about itself; not cleaned.</param>
internal sealed record LecturePackage(string Root, Lecture Lecture, ExtractedMetadata Said)
{
    /// <summary>Longest manifest or page that is looked into.</summary>
    internal const long MostMarkup = 4 << 20;

    private const string ScormManifestName = "imsmanifest.xml";
    private const string H5pManifestName = "h5p.json";
    private static readonly string[] Starts = ["index.html", "index.htm"];

    /// <summary>Null when the ZIP is no lecture.</summary>
    /// <exception cref="FileRefusedException">It is one that nobody should open, or that cannot be opened.</exception>
    public static LecturePackage? Find(StrictZip zip)
    {
        var root = RootOf(zip);
        var names = new BookNames(zip);
        if (names.FindPath(root + ScormManifestName) is { } manifest && ScormManifest.Read(zip, names, root, manifest) is { } scorm)
            return scorm;
        if (names.FindPath(root + H5pManifestName) is { } h5p && names.FindPath(root + H5pPackage.ContentName) is { } content)
            return H5pPackage.Read(zip, root, h5p, content);
        return Starts.Select(start => names.FindPath(root + start)).OfType<string>().FirstOrDefault() is { } page ? OfPage(zip, root, page) : null;
    }

    /// <summary>Its members, folders and what systems leave in ZIPs aside.</summary>
    public IEnumerable<ZipMember> MembersOf(StrictZip zip) => Kept(zip).Where(m => m.Name.StartsWith(Root, StringComparison.Ordinal));

    /// <summary>A member's path as the lecture itself knows it.</summary>
    public string PathOf(ZipMember member) => member.Name[Root.Length..];

    private static LecturePackage OfPage(StrictZip zip, string root, string page)
    {
        _ = zip.TryFind(page, out var member);
        var said = HtmlFacts.Read(zip, member!);
        return new LecturePackage(root, new Lecture(LectureForm.Html, [new LecturePart("index", said.Title ?? "", page[root.Length..])]), said);
    }

    // People pack the folder as often as what is in it.
    internal static string RootOf(StrictZip zip)
    {
        string? root = null;
        foreach (var member in Kept(zip))
        {
            var folder = member.Name[..(member.Name.IndexOf('/', StringComparison.Ordinal) + 1)];
            if (folder.Length == 0 || (root is not null && root != folder))
                return "";
            root = folder;
        }
        return root ?? "";
    }

    internal static IEnumerable<ZipMember> Kept(StrictZip zip) => zip.Members.Where(m =>
        !m.IsFolder && !m.Name.StartsWith("__MACOSX/", StringComparison.Ordinal) && Path.GetFileName(m.Name) is not (".DS_Store" or "Thumbs.db" or "desktop.ini"));
}
