using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Work of the current person at the current site, whole, by the public id of one of its versions; whatever else is unknown.</summary>
internal sealed class OwnDrafts(ResourcesDbContext db, ICurrentPerson person)
{
    internal async Task<Resource?> FindAsync(string draftId, CancellationToken cancellation)
        => await FindAskedAsync(draftId, cancellation) is { } resource && resource.IsMadeBy(person.Id) ? resource : null;

    /// <summary>The same of what the current person was asked to work on, too.</summary>
    internal async Task<Resource?> FindAskedAsync(string draftId, CancellationToken cancellation)
        => PublicId.IsWellFormed(draftId) && await db.OfVersionAsync(db.Resources, draftId, cancellation) is { } resource && (resource.OwnerId == person.Id || resource.CoAuthors.Exists(c => c.PersonId == person.Id)) ? resource : null;
}
