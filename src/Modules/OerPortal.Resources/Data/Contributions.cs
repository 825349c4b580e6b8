using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Ingest;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Imports, on the way of a person: draft, submission, decision.</summary>
internal sealed class Contributions(ResourcesDbContext db, IFiles files, ImportSteps steps, BulkPublishing bulk) : IContributions
{
    public async Task<ImportOutcome?> FindAsync(string externalKey, CancellationToken cancellation)
        => await db.Resources.OfAllSites().Where(r => r.ExternalKey == externalKey)
            .Select(r => new ImportOutcome(r.Id, r.PublicId, !db.ImportPlans.OfAllSites().Any(p => p.ResourceId == r.Id)))
            .FirstOrDefaultAsync(cancellation);

    public async Task<ImportOutcome> ImportAsync(ImportedResource resource, CancellationToken cancellation)
    {
        if (await FindAsync(resource.ExternalKey, cancellation) is { IsFinished: true } finished)
            return finished;
        if (await FindAsync(resource.ExternalKey, cancellation) is not { } begun)
            begun = await BeginAsync(resource, cancellation);
        return await GoOnAsync(begun, resource.ExternalKey, cancellation);
    }

    public async Task<ImportOutcome> ReviseAsync(ImportedRevision revision, CancellationToken cancellation)
    {
        var key = revision.Next.ExternalKey;
        var known = await FindAsync(key, cancellation) ?? throw new ImportRefusedException($"{key}: there is no version to go on from.");
        if (!known.IsFinished)
            return await GoOnAsync(known, key, cancellation);
        var latest = await db.Versions.OfAllSites().Where(v => v.ResourceId == known.ResourceId).MaxAsync(v => v.Number, cancellation);
        if (latest >= revision.Number)
            return known;
        if (latest != revision.Number - 1)
            throw new ImportRefusedException($"{key}: version {revision.Number - 1} is missing.");
        return await ReviseAsync(known, revision.Next, cancellation);
    }

    public async Task<ImportOutcome> UpdateAsync(Guid resourceId, ImportedResource next, CancellationToken cancellation)
    {
        var known = await db.Resources.OfAllSites().Where(r => r.Id == resourceId).Select(r => new ImportOutcome(r.Id, r.PublicId, true)).FirstOrDefaultAsync(cancellation)
            ?? throw new ImportRefusedException($"{next.ExternalKey}: there is no version to go on from.");
        if (await db.ImportPlans.OfAllSites().AnyAsync(p => p.ResourceId == resourceId, cancellation))
            throw new ImportRefusedException($"{next.ExternalKey}: its files are still being checked.");
        return await ReviseAsync(known, next, cancellation);
    }

    public Task<int> PublishManyAsync(IAsyncEnumerable<ImportedResource> resources, bool announce, CancellationToken cancellation)
        => bulk.PublishAsync(resources, announce, cancellation);

    public async Task<string> ImportCollectionAsync(ImportedCollection collection, CancellationToken cancellation)
    {
        var known = await db.Collections.OfAllSites().FirstOrDefaultAsync(c => c.ExternalKey == collection.ExternalKey, cancellation);
        if (known is not null)
            return known.PublicId;
        var keys = collection.ResourceKeys.ToArray();
        var ids = await db.Resources.OfAllSites().Where(r => r.ExternalKey != null && keys.Contains(r.ExternalKey))
            .ToDictionaryAsync(r => r.ExternalKey!, r => r.Id, cancellation);
        var made = Collection.Start(collection.SiteId, collection.OwnerId, collection.Title, collection.Description, collection.CreatedAt, collection.ExternalKey);
        foreach (var key in keys.Where(ids.ContainsKey))
            made.Add(ids[key], collection.CreatedAt);
        if (made.Items.Count > 0)
            made.Publish(collection.OwnerId, collection.CreatedAt);
        db.Collections.Add(made);
        db.Record("resources.collect", $"collection:{made.Id}", siteId: made.SiteId);
        await db.SaveChangesAsync(cancellation);
        return made.PublicId;
    }

    private async Task<ImportOutcome> ReviseAsync(ImportOutcome known, ImportedResource next, CancellationToken cancellation)
    {
        ImportCheck.Require(next);
        await RequireFilesAsync(next, known.ResourceId, cancellation);
        await db.AloneWithResourceAsync(known.ResourceId, () => BeginRevisionAsync(known.ResourceId, next, cancellation), cancellation);
        return await GoOnAsync(known, next.ExternalKey, cancellation);
    }

    private async Task<ImportOutcome> BeginAsync(ImportedResource wanted, CancellationToken cancellation)
    {
        ImportCheck.Require(wanted);
        await RequireFilesAsync(wanted, of: null, cancellation);
        var resource = Resource.Start(wanted.SiteId, wanted.OwnerId, wanted.CreatedAt, wanted.Metadata, wanted.ExternalKey);
        var version = resource.Latest;
        version.Describe(resource, wanted.Metadata, wanted.Visibility, DraftField.All, wanted.CreatedAt);
        Attach(resource, version, wanted.Files);
        db.Resources.Add(resource);
        if (wanted.Steps.Count > 0)
            db.ImportPlans.Add(new ImportPlan { ResourceId = resource.Id, SiteId = resource.SiteId, Steps = [.. wanted.Steps] });
        await db.SaveChangesAsync(cancellation);
        return new ImportOutcome(resource.Id, resource.PublicId, wanted.Steps.Count == 0);
    }

    private async Task<Guid> BeginRevisionAsync(Guid resourceId, ImportedResource wanted, CancellationToken cancellation)
    {
        var resource = (await db.FindWholeAsync(db.Resources.OfAllSites().Where(r => r.Id == resourceId), cancellation))!;
        try
        {
            var version = resource.Latest.Draft is null ? resource.StartNewVersion(wanted.CreatedAt) : resource.Latest;
            version.Describe(resource, wanted.Metadata, wanted.Visibility, DraftField.All, wanted.CreatedAt);
            foreach (var earlier in version.Files.ToList())
                version.Detach(resource, earlier.FileId);
            Attach(resource, version, wanted.Files);
        }
        catch (TransitionRefusedException e)
        {
            throw new ImportRefusedException($"{wanted.ExternalKey}: {e.Message}");
        }
        if (wanted.Steps.Count > 0)
            db.ImportPlans.Add(new ImportPlan { ResourceId = resource.Id, SiteId = resource.SiteId, Steps = [.. wanted.Steps] });
        await db.SaveChangesAsync(cancellation);
        return resource.Id;
    }

    private async Task<ImportOutcome> GoOnAsync(ImportOutcome begun, string key, CancellationToken cancellation)
    {
        try
        {
            var isFinished = await db.AloneWithResourceAsync(begun.ResourceId, () => steps.GoOnAsync(begun.ResourceId, cancellation), cancellation);
            return begun with { IsFinished = isFinished };
        }
        catch (Exception e) when (e is TransitionRefusedException or DraftIncompleteException)
        {
            throw new ImportRefusedException($"{key}: {e.Message}");
        }
    }

    internal static void Attach(Resource resource, ResourceVersion version, IReadOnlyList<ImportedFile> files)
    {
        foreach (var file in files)
        {
            version.Attach(resource, file.FileId, file.Role);
            if (file.Title is not null)
                version.Assign(resource, file.FileId, file.Role, file.Title);
        }
    }

    /// <param name="of">The resource that may have them already.</param>
    private async Task RequireFilesAsync(ImportedResource wanted, Guid? of, CancellationToken cancellation)
    {
        Guid[] ids = [.. wanted.Files.Select(f => f.FileId)];
        var known = await files.FindManyAsync(ids, cancellation);
        if (known.Count != ids.Distinct().Count() || known.Any(f => f.SiteId != wanted.SiteId))
            throw new ImportRefusedException($"{wanted.ExternalKey}: a file is unknown or belongs to another site.");
        if (await db.Versions.OfAllSites().AnyAsync(v => v.ResourceId != of && v.Files.Any(f => ids.Contains(f.FileId)), cancellation))
            throw new ImportRefusedException($"{wanted.ExternalKey}: a file belongs to another resource.");
    }
}
