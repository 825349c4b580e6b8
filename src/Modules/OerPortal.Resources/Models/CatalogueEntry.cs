using OerPortal.Cms.Text;
using OerPortal.Ingest;

namespace OerPortal.Resources.Models;

/// <summary>
/// A published resource as lists need it: one narrow row of its own, there exactly while the resource is published, so that shelves,
/// cards and rights are read in one query however many versions and decisions lie behind.
/// Deliberately without a site filter: shared resources are seen from every site; see <see cref="Data.Visible"/>.
/// </summary>
public sealed class CatalogueEntry
{
    public Guid ResourceId { get; init; }

    public string PublicId { get; init; } = "";

    public Guid SiteId { get; init; }

    public Visibility Visibility { get; init; }

    public int Version { get; init; }

    public string Title { get; init; } = "";

    public string[] Authors { get; init; } = [];

    public string Description { get; init; } = "";

    public string Kind { get; init; } = "";

    public string[] Subjects { get; init; } = [];

    public int[] Grades { get; init; } = [];

    public string[] Levels { get; init; } = [];

    public string[] Keywords { get; init; } = [];

    public string Language { get; init; } = "";

    public string Licence { get; init; } = "";

    public string[] Identifiers { get; init; } = [];

    /// <summary>In order, the main one first; without answer keys.</summary>
    public Guid[] FileIds { get; init; } = [];

    /// <summary>What the contributor calls them, in the same order; empty where the file's own name has to do.</summary>
    public string[] FileTitles { get; init; } = [];

    /// <summary>Addresses elsewhere, the main ones first; without answer keys.</summary>
    public string[] LinkAddresses { get; init; } = [];

    /// <summary>What they are called, in the same order.</summary>
    public string[] LinkTitles { get; init; } = [];

    public string? CoverAddress { get; init; }

    public Guid? MainFileId { get; init; }

    public bool CanBeRead { get; init; }

    public string[] Formats { get; init; } = [];

    public int? Pages { get; init; }

    public int? Minutes { get; init; }

    /// <summary>When the resource was first approved.</summary>
    public DateTimeOffset PublishedAt { get; init; }

    /// <summary>When the version that people see was approved, or its files described anew.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    internal static CatalogueEntry Of(Resource resource, ResourceVersion version, IReadOnlyList<FileFacts> files, DateTimeOffset now)
    {
        // A published file may be found infected by later signatures: then it is no longer given out, and nothing may lead to it.
        var known = files.Where(f => f.IsReady).ToDictionary(f => f.Id);
        VersionFile[] shown = [.. version.OrderedFiles.Where(f => f.Role != FileRole.AnswerKey && known.ContainsKey(f.FileId))];
        FileFacts[] ordered = [.. shown.Select(f => known[f.FileId])];
        var main = MainOf(version, ordered);
        VersionLink[] links = [.. version.OrderedLinks.Where(l => l.Role != FileRole.AnswerKey)];
        var about = version.Metadata;
        return new CatalogueEntry
        {
            ResourceId = resource.Id,
            PublicId = resource.PublicId,
            SiteId = resource.SiteId,
            Visibility = version.Visibility,
            Version = version.Number,
            Title = about.Title,
            Authors = AuthorsOf(about),
            Description = about.Description,
            Kind = about.Kind,
            Subjects = [.. about.Subjects],
            Grades = [.. about.Grades],
            Levels = [.. about.Levels],
            Keywords = [.. about.Keywords],
            Language = about.Languages.Select(SpokenLanguage.Read).FirstOrDefault(l => l is not null) ?? "vi",
            Licence = about.Licence,
            Identifiers = [.. about.Identifiers.Select(i => i.Value)],
            FileIds = [.. ordered.Select(f => f.Id)],
            FileTitles = [.. shown.Select(f => f.Title ?? "")],
            LinkAddresses = [.. links.Select(l => l.Address)],
            LinkTitles = [.. links.Select(l => l.Called)],
            CoverAddress = CoverOf(ordered, links),
            MainFileId = main?.Id,
            CanBeRead = main?.CanBeRead ?? false,
            Formats = [.. ordered.Select(FileFormat.Of).Distinct(), .. links.Length > 0 ? [FileFormat.Link] : Array.Empty<string>()],
            Pages = main?.Pages,
            Minutes = about.TimeRequiredMinutes ?? MinutesOf(main?.DurationSeconds),
            PublishedAt = resource.FirstPublishedAt ?? now,
            ChangedAt = now,
        };
    }

    /// <summary>Who the work is by, as a line on its cover names them.</summary>
    internal static string[] AuthorsOf(ResourceMetadata about)
    {
        string[] naming = [.. about.Contributors.Where(c => ContributorRoles.Naming.Contains(c.Role)).Select(c => c.Name)];
        return naming.Length > 0 ? naming : [.. about.Contributors.Take(1).Select(c => c.Name)];
    }

    /// <summary>The first main file that can be read, else the first main file, else the first.</summary>
    internal static FileFacts? MainOf(ResourceVersion version, IReadOnlyList<FileFacts> ordered)
    {
        var mains = version.Files.Where(f => f.Role == FileRole.Main).Select(f => f.FileId).ToHashSet();
        return ordered.FirstOrDefault(f => mains.Contains(f.Id) && f.CanBeRead)
            ?? ordered.FirstOrDefault(f => mains.Contains(f.Id))
            ?? (ordered.Count > 0 ? ordered[0] : null);
    }

    /// <summary>A cover of a file before a picture of a page elsewhere; null where there is neither.</summary>
    internal static string? CoverOf(IReadOnlyList<FileFacts> files, IEnumerable<VersionLink> links)
        => (files.FirstOrDefault(f => f.HasCover)?.Id ?? links.FirstOrDefault(l => l.PictureId is not null)?.PictureId) is { } pictured ? FileAddress.Cover(pictured) : null;

    private static int? MinutesOf(double? seconds)
        => seconds is > 0 ? Math.Max(1, (int)Math.Round(seconds.Value / 60)) : null;
}
