using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Files come into a draft from those who make it, at its own site.</summary>
internal sealed class DraftUploads(ResourcesDbContext db, ICurrentPerson person) : IUploadHolder
{
    public string Kind => "draft";

    public async Task<bool> MayAddAsync(string id, CancellationToken cancellation)
    {
        if (person.Id is not { } me || !person.Can(ResourcePermissions.Contribute))
            return false;
        return await db.Resources.AnyAsync(
            r => (r.OwnerId == me || r.CoAuthors.Any(c => c.PersonId == me && c.AcceptedAt != null)) && r.Versions.Any(v => v.PublicId == id && v.Draft != null && v.Files.Count < DraftLimits.Files),
            cancellation);
    }
}
