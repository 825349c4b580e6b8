using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;

namespace OerPortal.Ingest.Desk;

/// <summary>A file as those see it who run the portal.</summary>
/// <param name="Owner">Whose it is; null when nobody of that id is left.</param>
/// <param name="Site">Where it was sent to; null at a school's own desk, and when there is no such site any more.</param>
/// <param name="Faults">Runs that failed, the latest first.</param>
/// <param name="Verdict">The scanner's last word; null when it has said none.</param>
internal sealed record DeskFile(StoredFile File, string? Owner, Site? Site, IReadOnlyList<FileFault> Faults, Verdict? Verdict);

/// <summary>A part of a list.</summary>
/// <param name="Next">Where it goes on; null at the end.</param>
internal sealed record DeskFilePage(IReadOnlyList<DeskFile> Files, Keyset? Next);

/// <summary>
/// Files for the desks. A site's administrator sees the site's own; whoever runs the portal sees all of them there. A file of another site
/// is one that is not.
/// </summary>
internal sealed class DeskFiles(IngestDbContext data, ICurrentPerson person, ISiteContext site, ISites sites, IPeople people)
{
    /// <summary>In place of a slug, which the portal itself has none of.</summary>
    public const string OfPortal = "-";

    private const int AtOnce = 25;
    private const int MostFaults = 5;
    private const int MostSchools = 200;

    public bool SeesAllSites => site.Current.IsPortal && person.Can(Permissions.Operate);

    /// <summary>Those of this desk in these states.</summary>
    public IQueryable<StoredFile> In(params FileState[] states)
    {
        var files = data.Files.AsNoTracking().Where(f => states.Contains(f.State));
        return SeesAllSites ? files : files.Where(f => f.SiteId == site.Current.Id);
    }

    public Task<StoredFile?> FindAsync(Guid id, CancellationToken cancellation, params FileState[] states) => In(states).FirstOrDefaultAsync(f => f.Id == id, cancellation);

    /// <summary>The latest first, by when they came to where they are.</summary>
    public Task<DeskFilePage> LatestAsync(IQueryable<StoredFile> files, Keyset? after, CancellationToken cancellation)
    {
        if (after is { } last)
            files = files.Where(f => f.MovedAt < last.At || (f.MovedAt == last.At && f.Id < last.Id));
        return PageAsync(files.OrderByDescending(f => f.MovedAt).ThenByDescending(f => f.Id), f => new Keyset(f.MovedAt, f.Id), cancellation);
    }

    /// <summary>The longest waiting first.</summary>
    public Task<DeskFilePage> OldestAsync(IQueryable<StoredFile> files, Keyset? after, CancellationToken cancellation)
    {
        if (after is { } last)
            files = files.Where(f => f.CreatedAt > last.At || (f.CreatedAt == last.At && f.Id > last.Id));
        return PageAsync(files.OrderBy(f => f.CreatedAt).ThenBy(f => f.Id), f => new Keyset(f.CreatedAt, f.Id), cancellation);
    }

    /// <summary>Sites that have such files, by name; none at a school's own desk.</summary>
    public async Task<IReadOnlyList<Site>> SitesOfAsync(IQueryable<StoredFile> files, CancellationToken cancellation)
        => SeesAllSites
            ? [.. (await files.Select(f => f.SiteId).Distinct().OrderBy(id => id).Take(MostSchools).ToListAsync(cancellation)).Select(sites.Find).OfType<Site>().OrderBy(s => s.Name, StringComparer.CurrentCulture)]
            : [];

    /// <summary>Those that a filter leaves.</summary>
    /// <param name="school">Slug of a site, or <see cref="OfPortal"/>.</param>
    public IQueryable<StoredFile> Filtered(IQueryable<StoredFile> files, string? school, FileKind? kind, DateOnly? day)
    {
        if (!string.IsNullOrEmpty(school) && SeesAllSites)
        {
            var id = (school == OfPortal ? sites.Portal : sites.FindBySlug(school))?.Id ?? Guid.Empty;
            files = files.Where(f => f.SiteId == id);
        }
        if (kind is { } wanted)
            files = files.Where(f => f.Kind == wanted);
        if (day is { } one)
        {
            var from = new DateTimeOffset(one.ToDateTime(TimeOnly.MinValue), VietnamTime.Offset).ToUniversalTime();
            var to = from.AddDays(1);
            files = files.Where(f => f.MovedAt >= from && f.MovedAt < to);
        }
        return files;
    }

    private async Task<DeskFilePage> PageAsync(IQueryable<StoredFile> ordered, Func<StoredFile, Keyset> key, CancellationToken cancellation)
    {
        var found = await ordered.Take(AtOnce + 1).ToListAsync(cancellation);
        var shown = found.Take(AtOnce).ToList();
        var ids = shown.Select(f => f.Id).ToList();
        var owners = await people.FindManyAsync([.. shown.Select(f => f.OwnerId).Distinct()], cancellation);
        var faults = (await data.Faults.AsNoTracking().Where(f => ids.Contains(f.FileId)).OrderByDescending(f => f.At).ToListAsync(cancellation)).ToLookup(f => f.FileId);
        var verdicts = (await data.Verdicts.AsNoTracking().Where(v => ids.Contains(v.FileId)).OrderByDescending(v => v.At).ToListAsync(cancellation)).ToLookup(v => v.FileId);
        return new DeskFilePage(
            shown.ConvertAll(f => new DeskFile(
                f, owners.GetValueOrDefault(f.OwnerId)?.DisplayName, SeesAllSites ? sites.Find(f.SiteId) : null, [.. faults[f.Id].Take(MostFaults)], verdicts[f.Id].FirstOrDefault())),
            found.Count > AtOnce ? key(shown[^1]) : null);
    }
}
