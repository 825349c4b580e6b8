using System.Xml.Linq;

namespace OerPortal.Epub;

/// <summary>
/// Members that may be or hold a book's cover, the likeliest first: books declare it in half a dozen ways, and what one
/// declares need not yield a picture.
/// </summary>
internal static class CoverCandidates
{
    private const int MostCandidates = 24;
    private static readonly string[] CoverReferences = ["cover", "other.ms-coverimage-standard", "other.ms-coverimage", "coverpage", "other.cover", "thumbimagestandard"];

    /// <param name="package">Root of the package document.</param>
    /// <param name="path">Its container path.</param>
    /// <returns>Container paths.</returns>
    public static IReadOnlyList<string> Declared(XElement package, string path, IReadOnlyDictionary<string, EpubItem> items, BookNames names)
    {
        var found = new List<string?>();
        found.AddRange(items.Values.Where(i => i.Properties.Contains("cover-image")).Select(i => i.Path));
        foreach (var content in NamedCovers(package))
        {
            // EPUB 2's convention names an id; some tools write the path, and some the file's name alone.
            found.Add(items.TryGetValue(content, out var item) ? item.Path : null);
            found.Add(names.Find(path, content));
            found.AddRange(items.Values.Where(i => Path.GetFileName(i.Path).Equals(Path.GetFileName(content), StringComparison.OrdinalIgnoreCase)).Select(i => i.Path));
        }
        var guide = EpubPackageReader.Child(package, "guide")?.Elements() ?? [];
        found.AddRange(guide.Where(e => CoverReferences.Contains(((string?)e.Attribute("type"))?.Trim().ToLowerInvariant()))
            .Select(e => names.Find(path, (string?)e.Attribute("href") ?? "")));
        return [.. Kept(found, items.Values)];
    }

    /// <summary>What is called a cover, for books that declare none; pictures before pages.</summary>
    public static IEnumerable<string> Named(EpubPackage package) => package.Items.Values
        .Where(i => (IsPicture(i) || EpubMediaTypes.IsContentDocument(i.MediaType)) && IsCoverName(Path.GetFileNameWithoutExtension(i.Path)))
        .OrderBy(i => IsPicture(i) ? 0 : 1).ThenBy(i => Path.GetFileNameWithoutExtension(i.Path).Length).Select(i => i.Path).Take(MostCandidates);

    /// <summary>Whether a manifest may name the member as the picture on the cover.</summary>
    public static bool IsPicture(EpubItem item) => item.MediaType.StartsWith("image/", StringComparison.Ordinal);

    private static IEnumerable<string> NamedCovers(XElement package) => package.Descendants()
        .Where(e => e.Name.LocalName == "meta" && string.Equals((string?)e.Attribute("name"), "cover", StringComparison.OrdinalIgnoreCase))
        .Select(e => ((string?)e.Attribute("content") ?? e.Value).Trim()).Where(c => c.Length > 0);

    private static IEnumerable<string> Kept(IEnumerable<string?> found, IEnumerable<EpubItem> items)
    {
        var absent = items.Where(i => i.Missing is not null).Select(i => i.Path).ToHashSet(StringComparer.Ordinal);
        return found.OfType<string>().Where(p => !absent.Contains(p)).Distinct(StringComparer.Ordinal).Take(MostCandidates);
    }

    private static bool IsCoverName(string name)
    {
        var plain = name.ToLowerInvariant().TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-', '_', ' ');
        return plain is "cover" or "bia" or "bìa" or "cover-image" or "coverimage" or "cover_image" or "cover-page" or "coverpage" or "front-cover" or "frontcover" or "bia-truoc" or "biasach"
            || plain.EndsWith("-cover", StringComparison.Ordinal) || plain.EndsWith("_cover", StringComparison.Ordinal);
    }
}
