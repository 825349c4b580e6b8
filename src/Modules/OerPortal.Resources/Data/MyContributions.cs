using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>A person's drafts and contributions at the current site, newest first.</summary>
internal sealed class MyContributions(ResourcesDbContext db, ISiteContext site)
{
    private const int Most = 500;

    internal async Task<IReadOnlyList<Contribution>> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var resources = await db.AllWholeAsync(
            db.Resources.AsNoTracking().Where(r => (r.OwnerId == personId || r.CoAuthors.Any(c => c.PersonId == personId && c.AcceptedAt != null)) && r.SiteId == site.Current.Id).OrderByDescending(r => r.CreatedAt).Take(Most), cancellation);
        return [.. resources.SelectMany(Of).OrderByDescending(c => c.At)];
    }

    // A published resource with a new version at work stands in the list twice: as what people see, and as what is being done.
    private static IEnumerable<Contribution> Of(Resource resource)
    {
        if (resource.Current is { } current)
            yield return Of(resource, current);
        if (resource.Latest.Id != resource.CurrentVersionId)
            yield return Of(resource, resource.Latest);
    }

    private static Contribution Of(Resource resource, ResourceVersion version)
    {
        var state = version.StateIn(resource);
        var last = version.LastSubmission;
        var at = state switch
        {
            VersionState.Submitted => last!.SubmittedAt,
            VersionState.Returned => last!.Returned!.ReturnedAt,
            VersionState.Published or VersionState.Replaced => version.Approval!.ApprovedAt,
            VersionState.Withdrawn => resource.Withdrawals.Max(w => w.WithdrawnAt),
            _ => version.Draft?.SavedAt ?? version.CreatedAt,
        };
        return new Contribution(version.PublicId, resource.PublicId, version.Metadata, version.Number, state, at, last?.Returned?.Comment ?? last?.Approval?.Note);
    }
}

/// <param name="At">When it came into its state.</param>
/// <param name="Comment">The reviewer's words with the last decision.</param>
internal sealed record Contribution(
    string DraftId, string ResourceId, ResourceMetadata Metadata, int Version, VersionState State, DateTimeOffset At, string? Comment);
