using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Theme;

namespace OerPortal.Resources.Pages;

/// <summary>One version of a resource as its page, its preview and its reviewer see it.</summary>
/// <param name="IsCurrent">Whether this is the version that people see.</param>
/// <param name="PublishedAt">Null in a preview.</param>
/// <param name="Contents">Table of contents of the main file, top level first.</param>
/// <param name="Versions">All that were published, newest first.</param>
public sealed record ResourceSheet(
    string PublicId,
    ResourceMetadata About,
    Visibility Visibility,
    int Version,
    bool IsCurrent,
    Site? Contributor,
    DateTimeOffset? PublishedAt,
    CoverModel Cover,
    IReadOnlyList<SheetFile> Files,
    SheetFile? Main,
    IReadOnlyList<SheetChapter> Contents,
    IReadOnlyList<SheetVersion> Versions)
{
    /// <summary>Addresses elsewhere, in order.</summary>
    public IReadOnlyList<SheetLink> Links { get; init; } = [];

    /// <summary>Published, and opened only to who has borrowed it.</summary>
    public bool IsLent => IsCurrent && PublishedAt is not null && Licences.IsLent(About.Licence);

    /// <summary>Files that whoever sees the page may take along.</summary>
    public IEnumerable<SheetFile> Given => Files.Where(f => f.Facts.IsReady && !IsLent);

    /// <summary>The link that is opened first where there is no file to.</summary>
    public SheetLink? MainLink => Main is null ? Links.Where(l => l.Role == FileRole.Main).DefaultIfEmpty(Links.Count > 0 ? Links[0] : null).First() : null;

    /// <summary>The word about leaving stands before links of what is published; whoever looks at a draft sees where they lead.</summary>
    public string AddressOf(SheetLink link, string here) => IsCurrent ? here + ResourceAddress.Leaving(PublicId, link.Id) : link.Address;

    /// <summary>Path of its page: what all may see stands at the portal, a school's own at its school.</summary>
    public string Path => (Visibility == Visibility.School ? Contributor?.PathPrefix : "") + ResourceAddress.Page(PublicId);

    public DateTimeOffset? ScannedAt => Files.Max(f => f.Facts.ScannedAt);

    public bool CanBeRead => Main?.Facts.CanBeRead == true;

    /// <summary>What one does with it on the page; null when it can only be downloaded.</summary>
    public (string Text, string Icon)? Opening => Main?.Opening;

    /// <summary>What the reader opens, after <c>/doc/</c>: the resource, or a file of it that is not published.</summary>
    public string ReaderAddress(string? locator = null)
        => IsCurrent ? ResourceAddress.Reader(PublicId, locator: locator) : ResourceAddress.Preview(Main!.Facts.Id, locator);

    /// <summary>The same for one of its files.</summary>
    public string ReaderAddressOf(SheetFile file) => IsCurrent && file.Role != FileRole.AnswerKey ? ResourceAddress.Reader(PublicId, file.Facts.Id) : ResourceAddress.Preview(file.Facts.Id);
}

/// <param name="Title">What its contributor calls it; null where its own name has to do.</param>
public sealed record SheetFile(FileFacts Facts, FileRole Role, string? Title)
{
    public string Called => Title ?? Facts.Name;

    public string Format => FileFormat.Of(Facts);

    /// <summary>Whether whoever downloads it should know that it carries a program.</summary>
    public bool HasMacros => Facts.Remarks.Any(r => r.Kind == FileRemarkKind.Macros);

    // application/vnd.ms-powerpoint, …presentationml.presentation, …opendocument.presentation
    private bool IsSlides => Facts.MediaType.Contains("presentation", StringComparison.Ordinal) || Facts.MediaType.Contains("powerpoint", StringComparison.Ordinal);

    public string Address => FileAddress.Download(Facts.Id);

    /// <summary>What one does with it on the page: read, listen, watch, look (a key and an icon); null when it can only be downloaded.</summary>
    public (string Text, string Icon)? Opening => Facts switch
    {
        { CanBeRead: true, Kind: FileKind.Package } => ("resource.study", "book-open"),
        { CanBeRead: true, Kind: FileKind.Archive } => ("resource.look-inside", "folder"),
        { CanBeRead: true, Kind: FileKind.Office } when IsSlides => ("resource.view", "book-open"),
        { CanBeRead: true } => ("resource.read", "book-open"),
        { State: FileState.Ready, Kind: FileKind.Audio } => ("resource.listen", "volume-2"),
        { State: FileState.Ready, Kind: FileKind.Video } => ("resource.watch", "video"),
        { State: FileState.Ready, Kind: FileKind.Image } => ("resource.view", "image"),
        _ => null,
    };
}

/// <param name="Text">What the page says of itself.</param>
/// <param name="IsDoubtful">It may not lead anywhere any more.</param>
public sealed record SheetLink(Guid Id, string Address, string Host, string Called, string Text, FileRole Role, bool IsDoubtful);

public sealed record SheetVersion(int Number, DateTimeOffset PublishedAt, bool IsCurrent);

/// <param name="Href">The reader's locator of the chapter, or null for a heading without a place.</param>
public sealed record SheetChapter(string Title, string? Href);

/// <summary>Puts a sheet together from the version, its files and their publication.</summary>
internal sealed class ResourceSheets(ResourcesDbContext db, IFiles files, IPublications publications, ISites sites, IStringLocalizer strings)
{
    private const int LongestContents = 200;

    /// <param name="withAnswers">For those who teach; see <see cref="AnswerKeys"/>.</param>
    internal async Task<ResourceSheet> OfAsync(Resource resource, ResourceVersion version, bool withAnswers, CancellationToken cancellation)
    {
        var facts = await VersionFiles.OfAsync(files, version, cancellation);
        var about = version.Metadata;
        SheetFile[] listed = [.. version.OrderedFiles
            .Where(f => withAnswers || f.Role != FileRole.AnswerKey)
            .Select(f => (File: f, Facts: facts.FirstOrDefault(x => x.Id == f.FileId)))
            .Where(f => f.Facts is not null).Select(f => new SheetFile(f.Facts!, f.File.Role, f.File.Title))];
        FileFacts[] ready = [.. listed.Where(f => f.Role != FileRole.AnswerKey).Select(f => f.Facts).Where(f => f.IsReady)];
        var main = CatalogueEntry.MainOf(version, ready);
        var cover = new CoverModel(
            about.Title,
            strings.People(CatalogueEntry.AuthorsOf(about)),
            about.Kind.Length > 0 ? strings["kind." + about.Kind].Value : null,
            SubjectTone.Of(about.Subjects),
            CatalogueEntry.CoverOf(ready, version.OrderedLinks.Where(l => l.Role != FileRole.AnswerKey)),
            Eager: true);
        return new ResourceSheet(
            resource.PublicId,
            about,
            version.Visibility,
            version.Number,
            resource.CurrentVersionId == version.Id,
            sites.Find(resource.SiteId),
            version.Approval?.ApprovedAt,
            cover,
            listed,
            listed.FirstOrDefault(f => f.Facts.Id == main?.Id),
            main is { CanBeRead: true } ? await ContentsAsync(main.Id, cancellation) : [],
            [.. resource.Versions.Where(v => v.Approval is not null).OrderByDescending(v => v.Number)
                .Select(v => new SheetVersion(v.Number, v.Approval!.ApprovedAt, v.Id == resource.CurrentVersionId))])
        {
            Links = await LinksAsync(version, withAnswers, cancellation),
        };
    }

    private async Task<IReadOnlyList<SheetLink>> LinksAsync(ResourceVersion version, bool withAnswers, CancellationToken cancellation)
    {
        VersionLink[] links = [.. version.OrderedLinks.Where(l => withAnswers || l.Role != FileRole.AnswerKey)];
        string[] addresses = [.. links.Select(l => l.Address)];
        var doubtful = addresses.Length == 0 ? [] : await db.LinkChecks.Where(c => addresses.Contains(c.Address) && c.DoubtfulSince != null).Select(c => c.Address).ToListAsync(cancellation);
        return [.. links.Select(l => new SheetLink(l.Id, l.Address, l.Host, l.Called, l.PageText, l.Role, doubtful.Contains(l.Address)))];
    }

    private async Task<IReadOnlyList<SheetChapter>> ContentsAsync(Guid fileId, CancellationToken cancellation)
    {
        if (await publications.FindAsync(fileId, cancellation) is not { } publication)
            return [];
        using var manifest = JsonDocument.Parse(publication.ManifestJson);
        return manifest.RootElement.TryGetProperty("toc", out var toc) && toc.ValueKind == JsonValueKind.Array
            ? [.. toc.EnumerateArray().Select(ChapterOf).Where(c => c.Title.Length > 0).Take(LongestContents)]
            : [];
    }

    private static SheetChapter ChapterOf(JsonElement link)
        => new(PlainText.Line(TextOf(link, "title"), 200), PlaceOf(TextOf(link, "href")));

    // The reader knows a page of a PDF as "page=12" (docs of IFiles.Passage).
    private static string? PlaceOf(string? href)
        => href is not null && href.IndexOf(".pdf#page=", StringComparison.Ordinal) is >= 0 and var at ? href[(at + ".pdf#".Length)..] : href;

    private static string? TextOf(JsonElement link, string name)
        => link.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
