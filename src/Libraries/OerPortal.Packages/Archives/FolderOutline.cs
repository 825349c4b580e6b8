using System.Text.RegularExpressions;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages.Archives;

/// <summary>Files by their folders, as a person would have them on a desk: files before folders, "Bài 2" before "Bài 10".</summary>
internal static partial class FolderOutline
{
    public static ArchiveOutline Read(StrictZip zip)
    {
        var root = LecturePackage.RootOf(zip);
        var entries = new OutlineEntries();
        string[] before = [];
        foreach (var (member, path) in LecturePackage.Kept(zip).Select(m => (m, m.Name[root.Length..].Split('/'))).OrderBy(m => m.Item2, InOrder))
        {
            var known = Enumerable.Range(0, path.Length - 1).TakeWhile(at => at < before.Length && before[at] == path[at]).Count();
            for (var at = known; at < path.Length - 1; at++)
                entries.AddHeading(at, path[at]);
            entries.AddFile(path.Length - 1, title: null, path[^1], member);
            before = path[..^1];
        }
        return new ArchiveOutline(new FileContents(ContentsForm.Folders, root.Length > 0 ? root.TrimEnd('/') : null, entries.All), ExtractedMetadata.Empty, entries.Pages);
    }

    private static Comparer<string[]> InOrder { get; } = Comparer<string[]>.Create((a, b) =>
    {
        for (var at = 0; at < Math.Min(a.Length, b.Length); at++)
        {
            var (isFileA, isFileB) = (at == a.Length - 1, at == b.Length - 1);
            var order = isFileA != isFileB ? isFileB.CompareTo(isFileA) : string.CompareOrdinal(Ordered(a[at]), Ordered(b[at]));
            if (order != 0)
                return order;
        }
        return a.Length.CompareTo(b.Length);
    });

    private static string Ordered(string name) => Figures().Replace(name.ToUpperInvariant(), m => m.Value.PadLeft(12, '0'));

    [GeneratedRegex("[0-9]{1,11}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figures();
}
