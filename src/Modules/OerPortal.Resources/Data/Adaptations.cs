using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Ingest;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Works of one's own that begin as copies of what others published.</summary>
internal sealed class Adaptations(ResourcesDbContext db, IFiles files, IFilesGivenOut given, ICurrentPerson person, TimeProvider time)
{
    /// <summary>Begins a draft with the original's description, links and whichever of its files the person may take along; they are scanned like any other.</summary>
    /// <exception cref="TransitionRefusedException">The licence allows no changed works.</exception>
    /// <exception cref="NoRoomException">Not all files could be copied; the draft stays as far as it came.</exception>
    internal async Task<ResourceVersion> BeginAsync(Resource original, Site at, CancellationToken cancellation)
    {
        var resource = Resource.StartFrom(original, at.Id, person.Id!.Value, time.GetUtcNow());
        var draft = resource.Latest;
        db.Resources.Add(resource);
        await db.SaveChangesAsync(cancellation);
        foreach (var file in original.Current!.OrderedFiles)
            await CopyAsync(resource.OwnerId, draft, file, cancellation);
        return draft;
    }

    /// <summary>The original, whole, as the person may see it; null for what is unknown to them.</summary>
    internal async Task<Resource?> FindAsync(string publicId, Site here, CancellationToken cancellation)
    {
        if (await db.FindSeenAsync(publicId, Viewer.From(person), here, cancellation) is not { } entry)
            return null;
        return await db.Resources.OfAllSites().AsNoTracking().Approved().FirstOrDefaultAsync(r => r.Id == entry.ResourceId, cancellation);
    }

    private async Task CopyAsync(Guid ownerId, ResourceVersion draft, VersionFile file, CancellationToken cancellation)
    {
        if (await given.FindAsync(file.FileId, cancellation) is not { } taken)
            return;
        await using var content = await given.OpenAsync(taken, cancellation);
        var copy = await files.AcceptAsync(new NewFile(draft.SiteId, ownerId, draft.Holder, taken.Name), content, cancellation);
        await db.AloneWithVersionAsync(draft.PublicId, () => AttachAsync(draft.PublicId, copy, file, cancellation), cancellation);
    }

    // Read anew: that the copy arrived may have been heard of already, and it hangs on the draft.
    private async Task<bool> AttachAsync(string draftId, Guid copy, VersionFile file, CancellationToken cancellation)
    {
        if (await db.OfVersionAsync(db.Resources.OfAllSites(), draftId, cancellation) is not { } resource || resource.Versions.Find(v => v.PublicId == draftId) is not { Draft: not null } draft)
            return false;
        draft.Attach(resource, copy, file.Role);
        draft.Assign(resource, copy, file.Role, file.Title);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
