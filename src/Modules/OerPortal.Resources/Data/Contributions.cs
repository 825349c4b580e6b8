using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest;
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
        try
        {
            var isFinished = await db.AloneWithResourceAsync(begun.ResourceId, () => steps.GoOnAsync(begun.ResourceId, cancellation), cancellation);
            return begun with { IsFinished = isFinished };
        }
        catch (Exception e) when (e is TransitionRefusedException or DraftIncompleteException)
        {
            throw new ImportRefusedException($"{resource.ExternalKey}: {e.Message}");
        }
    }

    public Task<int> PublishManyAsync(IAsyncEnumerable<ImportedResource> resources, bool announce, CancellationToken cancellation)
        => bulk.PublishAsync(resources, announce, cancellation);

    public async Task<string> ImportCollectionAsync(ImportedCollection collection, CancellationToken cancellation)
    {
        var known = await db.Collections.OfAllSites().FirstOrDefaultAsync(c => c.ExternalKey == collection.ExternalKey, cancellation);
        if (known is not null)
            return known.PublicId;
        var keys = collection.ResourceKeys.ToArray();
        var ids = await db.Resources.OfAllSites().Where(r => keys.Contains(r.ExternalKey))
            .ToDictionaryAsync(r => r.ExternalKey!, r => r.Id, cancellation);
        var made = Collection.Start(collection.SiteId, collection.OwnerId, collection.Title, collection.Description, collection.CreatedAt, collection.ExternalKey);
        foreach (var key in keys.Where(ids.ContainsKey))
            made.Add(ids[key], collection.CreatedAt);
        db.Collections.Add(made);
        db.Record("resources.collect", $"collection:{made.Id}", siteId: made.SiteId);
        await db.SaveChangesAsync(cancellation);
        return made.PublicId;
    }

    private async Task<ImportOutcome> BeginAsync(ImportedResource wanted, CancellationToken cancellation)
    {
        ImportCheck.Require(wanted);
        await RequireFilesAsync(wanted, cancellation);
        var resource = Resource.Start(wanted.SiteId, wanted.OwnerId, wanted.CreatedAt, wanted.Metadata, wanted.ExternalKey);
        var version = resource.Latest;
        version.Describe(resource, wanted.Metadata, wanted.Visibility, DraftField.All, wanted.CreatedAt);
        foreach (var file in wanted.Files)
            version.Attach(resource, file.FileId, file.Role);
        db.Resources.Add(resource);
        if (wanted.Steps.Count > 0)
            db.ImportPlans.Add(new ImportPlan { ResourceId = resource.Id, SiteId = resource.SiteId, Steps = [.. wanted.Steps] });
        await db.SaveChangesAsync(cancellation);
        return new ImportOutcome(resource.Id, resource.PublicId, wanted.Steps.Count == 0);
    }

    private async Task RequireFilesAsync(ImportedResource wanted, CancellationToken cancellation)
    {
        Guid[] ids = [.. wanted.Files.Select(f => f.FileId)];
        var known = await files.FindManyAsync(ids, cancellation);
        if (known.Count != ids.Distinct().Count() || known.Any(f => f.SiteId != wanted.SiteId))
            throw new ImportRefusedException($"{wanted.ExternalKey}: a file is unknown or belongs to another site.");
        if (await db.Versions.OfAllSites().AnyAsync(v => v.Files.Any(f => ids.Contains(f.FileId)), cancellation))
            throw new ImportRefusedException($"{wanted.ExternalKey}: a file belongs to another resource.");
    }
}
