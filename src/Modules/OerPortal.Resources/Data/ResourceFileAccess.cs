using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;

namespace OerPortal.Resources.Data;

/// <summary>
/// Files of the published version follow the resource's visibility, its answer keys among those who teach. Others are private: to those who make it, and to whoever reviews them
/// once they were submitted. What is lent (<see cref="Licences.Lent"/>) opens to whoever has a loan of it that lives at this moment.
/// </summary>
internal sealed class ResourceFileAccess(ResourcesDbContext db, ICurrentPerson person, ISiteContext site, ReviewRights rights, IEnumerable<ILendsResources> lenders) : IFileAccess
{
    public async Task<FileRight> RightToAsync(Guid fileId, CancellationToken cancellation)
    {
        var uses = await UsesAsync(fileId, cancellation);
        var best = FileRight.None;
        foreach (var use in uses)
        {
            var right = await RightToAsync(use, cancellation);
            best = right > best ? right : best;
        }

        return best;
    }

    public async Task<bool> ShowsCoverAsync(Guid fileId, CancellationToken cancellation)
        => (await UsesAsync(fileId, cancellation)).Exists(use => use.IsLent && IsSeen(use));

    // A picture of a page elsewhere is as visible as the link beside which it stands.
    private Task<List<FileUse>> UsesAsync(Guid fileId, CancellationToken cancellation)
    {
        var me = person.Id;
        return db.Versions.OfAllSites().AsNoTracking()
            .Where(v => v.Files.Any(f => f.FileId == fileId) || v.Links.Any(l => l.PictureId == fileId))
            .Join(db.Resources.OfAllSites(), v => v.ResourceId, r => r.Id, (v, r) => new FileUse(
                r.Id,
                v.SiteId,
                v.Visibility,
                v.Files.Where(f => f.FileId == fileId).Select(f => (FileRole?)f.Role).FirstOrDefault() ?? v.Links.First(l => l.PictureId == fileId).Role,
                r.OwnerId == me || r.CoAuthors.Any(c => c.PersonId == me && c.AcceptedAt != null),
                r.CurrentVersionId == v.Id,
                v.Submissions.Any(),
                v.Metadata))
            .ToListAsync(cancellation);
    }

    private async Task<FileRight> RightToAsync(FileUse use, CancellationToken cancellation)
    {
        var isAnswer = use.Role == FileRole.AnswerKey;
        if (IsSeen(use) && !use.IsLent)
            return use.Visibility == Visibility.Public && !isAnswer ? FileRight.Public : FileRight.Private;
        var isHere = site.Current.IsPortal || site.Current.Id == use.SiteId;
        if (isHere && use.IsMine)
            return FileRight.Private;
        if (use.WasSubmitted && rights.MayReview(use.SiteId, use.Visibility))
            return FileRight.Private;
        return IsSeen(use) && await lenders.TermAsync(use.ResourceId, cancellation) is not null ? FileRight.Lent : FileRight.None;
    }

    private bool IsSeen(FileUse use)
        => use.IsPublished && Visible.Is(use.Visibility, use.SiteId, use.ResourceId, Viewer.From(person), site.Current) && (use.Role != FileRole.AnswerKey || AnswerKeys.AreOpenTo(person));

    private sealed record FileUse(Guid ResourceId, Guid SiteId, Visibility Visibility, FileRole Role, bool IsMine, bool IsPublished, bool WasSubmitted, ResourceMetadata About)
    {
        internal bool IsLent => Licences.IsLent(About.Licence);
    }
}
