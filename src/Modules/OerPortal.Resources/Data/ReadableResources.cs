using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Finds what the reader opens, for readers from the catalogue and for contributors and reviewers from the versions.</summary>
internal sealed class ReadableResources(
    ResourcesDbContext db, IFiles files, ICurrentPerson person, ISiteContext site, ReviewRights rights, IHttpContextAccessor http) : IReadableResources
{
    public async Task<ReadableResource?> FindAsync(string publicId, int? version, CancellationToken cancellation)
    {
        if (!PublicId.IsWellFormed(publicId))
            return null;
        var entry = await db.Catalogue.AsNoTracking().Where(Visible.To(Viewer.From(person), site.Current))
            .FirstOrDefaultAsync(e => e.PublicId == publicId && (version == null || e.Version == version), cancellation);
        if (entry is not null)
        {
            return entry is { CanBeRead: true, MainFileId: { } main }
                ? new ReadableResource(entry.ResourceId, publicId, entry.Title, entry.Authors, entry.Language, main, true, entry.Visibility == Visibility.Public, Address($"/hoc-lieu/{publicId}"))
                : null;
        }

        return person.IsSignedIn ? await UnpublishedAsync(publicId, version, cancellation) : null;
    }

    private async Task<ReadableResource?> UnpublishedAsync(string publicId, int? number, CancellationToken cancellation)
    {
        var resource = await db.Resources.OfAllSites().AsNoTracking().Whole().FirstOrDefaultAsync(r => r.PublicId == publicId, cancellation);
        if (resource?.Versions.OrderByDescending(v => v.Number).FirstOrDefault(v => (number is null || v.Number == number) && Sees(resource, v)) is not { } version)
            return null;
        var facts = await VersionFiles.OfAsync(files, version, cancellation);
        var main = CatalogueEntry.MainOf(version, [.. facts.Where(f => f.IsReady)]);
        if (main is not { CanBeRead: true })
            return null;
        var about = version.Metadata;
        return new ReadableResource(
            resource.Id, publicId, about.Title, CatalogueEntry.AuthorsOf(about), about.Languages.Count > 0 ? about.Languages[0] : "vi", main.Id, false, false, BackTo(resource, version));
    }

    private bool Sees(Resource resource, ResourceVersion version)
    {
        var isHere = site.Current.IsPortal || site.Current.Id == resource.SiteId;
        return (isHere && person.Id == resource.OwnerId) || (version.Submissions.Count > 0 && rights.MayReview(resource.SiteId, version.Visibility));
    }

    private string BackTo(Resource resource, ResourceVersion version)
        => person.Id == resource.OwnerId || version.LastSubmission is not { } submission
            ? Address($"/dong-gop/{version.PublicId}/xem-truoc")
            : Address($"/duyet/{submission.PublicId}");

    private string Address(string path) => http.HttpContext?.Request.PathBase.Value + path;
}
