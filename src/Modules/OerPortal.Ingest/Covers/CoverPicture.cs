using System.Xml.Linq;
using OerPortal.Epub;
using OerPortal.Epub.Pictures;
using OerPortal.Epub.Zip;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Covers;

/// <summary>Tries candidate after candidate until one yields a picture for the shelf.</summary>
/// <param name="mayOpen">Ends when a member may be handed to a program outside ours.</param>
internal sealed class CoverPicture(StrictZip zip, EpubBook book, ScratchFolder scratch, Func<string, Task> mayOpen)
{
    private const long MostBytes = 64 << 20;
    private const long MostMarkup = 4 << 20;
    private const int MostTries = 40;
    private const int SmallestSide = 40;
    private static readonly XName EpubType = XName.Get("type", "http://www.idpf.org/2007/ops");

    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);
    private int _drawn;

    /// <returns>A picture of <see cref="Thumbnails.CoverType"/>, or null when no candidate has one.</returns>
    public async Task<string?> MakeAsync(CancellationToken cancellation)
    {
        foreach (var path in Candidates())
        {
            if (await TryAsync(path, isPage: false, cancellation) is { } cover)
                return cover;
        }
        return null;
    }

    private IEnumerable<string> Candidates()
    {
        foreach (var path in book.Package.CoverPaths.Concat(Landmarks()))
            yield return path;
        foreach (var path in CoverCandidates.Named(book.Package))
            yield return path;
        if (book.Package.Spine.FirstOrDefault(s => s.IsLinear && s.Item.Missing is null) is { } first && IsPicturePage(first))
            yield return first.Item.Path;
    }

    /// <summary>A first page that is laid out by the book, or has nothing to read, is what the book looks like.</summary>
    private bool IsPicturePage(EpubSpineItem first) =>
        !EpubMediaTypes.IsContentDocument(first.Item.MediaType) || first.IsFixed(book.Package) || (PageOf(first.Item.Path)?.HasNoWords() ?? false);

    private IEnumerable<string> Landmarks()
    {
        if (book.Package.Nav is not { } nav || Load(nav.Path) is not { } root)
            return [];
        return root.Descendants().Where(e => e.Name.LocalName == "nav" && Types(e).Contains("landmarks")).Descendants()
            .Where(e => e.Name.LocalName == "a" && Types(e).Contains("cover"))
            .Select(e => book.Names.Find(nav.Path, (string?)e.Attribute("href") ?? "")).OfType<string>().Take(3);

        static IReadOnlyList<string> Types(XElement e) => EpubPackageReader.Words((string?)e.Attribute(EpubType));
    }

    private async Task<string?> TryAsync(string path, bool isPage, CancellationToken cancellation)
    {
        if (!_tried.Add(path) || _tried.Count > MostTries || !zip.TryFind(path, out var member) || member.Length > MostBytes)
            return null;
        await mayOpen(path);
        var bytes = zip.ReadAll(member, MostBytes, Refusal.TooManyPixels);
        if (PictureNotes.MediaTypeOf(bytes) is not null)
            return await DrawAsync(bytes, isPage, cancellation);
        return PageOf(path) is { } page ? await TryPageAsync(page, cancellation) : null;
    }

    private async Task<string?> TryPageAsync(CoverPage page, CancellationToken cancellation)
    {
        if (page.IsDrawing && page.Draws() && await DrawSvgAsync(page, cancellation) is { } drawing)
            return drawing;
        foreach (var (path, inside) in page.Pictures())
        {
            var cover = path is not null ? await TryAsync(path, isPage: true, cancellation) : await DrawAsync(inside!, isPage: true, cancellation);
            if (cover is not null)
                return cover;
        }
        return null;
    }

    private async Task<string?> DrawAsync(byte[] picture, bool isPage, CancellationToken cancellation)
    {
        var kind = PictureNotes.MediaTypeOf(picture) ?? "";
        if (!ImageHeader.IsDecodable(kind, picture) || (isPage && ImageHeader.IsSmaller(kind, picture, SmallestSide)))
            return null;
        var original = scratch.File($"cover-original-{_drawn++}");
        await File.WriteAllBytesAsync(original, picture, cancellation);
        return await Thumbnails.CoverAsync(original, scratch, cancellation);
    }

    // Sanitised before it is handed over: nothing in it leads anywhere.
    private async Task<string?> DrawSvgAsync(CoverPage page, CancellationToken cancellation)
    {
        using var inside = new MemoryStream();
        await page.WithPicturesInside(path => zip.TryFind(path, out var member) && member.Length <= MostMarkup ? zip.ReadAll(member, MostMarkup, Refusal.EpubTooLarge) : null)
            .SaveAsync(inside, SaveOptions.DisableFormatting, cancellation);
        try
        {
            var drawing = scratch.File($"cover-original-{_drawn++}.svg");
            await File.WriteAllBytesAsync(drawing, MarkupSanitiser.Clean(inside.ToArray(), "cover", EpubMediaTypes.Svg), cancellation);
            return await Thumbnails.DrawingCoverAsync(drawing, scratch, cancellation);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }

    private CoverPage? PageOf(string path) => Load(path) is { } root ? new CoverPage(root, path, book.Names) : null;

    // A page that cannot be read costs the cover, not the book.
    private XElement? Load(string path)
    {
        if (!zip.TryFind(path, out var member) || member.Length > MostMarkup)
            return null;
        try
        {
            return SafeXml.Read(zip.ReadAll(member, MostMarkup, Refusal.EpubTooLarge), path, MarkupRules.Html, XDocument.Load).Root;
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }
}
