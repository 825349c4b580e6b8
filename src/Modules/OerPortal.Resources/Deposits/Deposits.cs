using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Fields;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Deposits;

/// <summary>Drafts for programs, by the verbs of the pages. What somebody may do here they may do there, and nothing else.</summary>
internal sealed class Deposits(
    ResourcesDbContext db, DepositFiles content, DraftRemoval removal, IFiles files, ICurrentPerson person, ISiteContext site, DepositCondition condition, IStringLocalizer strings, TimeProvider time) : IDeposits
{
    private Guid Me => person.Id!.Value;

    public async Task<(Deposit Deposit, bool IsNew)> BeginAsync(string? key, DepositChange change, CancellationToken cancellation)
    {
        DemandContributor();
        var external = key is null ? null : KeyOf(key);
        if (external is not null && await KnownAsync(external, cancellation) is { } known)
            return (known, false);
        var resource = Resource.Start(site.Current.Id, Me, time.GetUtcNow(), externalKey: external);
        Describe(resource, resource.Latest, change);
        db.Resources.Add(resource);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (external is not null)
        {
            // The same request came twice at once; the other one was first.
            db.ChangeTracker.Clear();
            if (await KnownAsync(external, cancellation) is { } first)
                return (first, false);
            throw;
        }

        return (strings.Describe(resource, resource.Latest, []), true);
    }

    public async Task<IReadOnlyList<Deposit>> ListAsync(int count, string? before, CancellationToken cancellation)
    {
        var mine = db.Versions.AsNoTracking().Where(v => db.Resources.Any(r => r.Id == v.ResourceId && r.OwnerId == Me));
        if (before is not null)
        {
            var last = await mine.Where(v => v.PublicId == before).Select(v => (Guid?)v.Id).FirstOrDefaultAsync(cancellation);
            mine = mine.Where(v => v.Id < last);
        }

        var ids = await mine.OrderByDescending(v => v.Id).Take(count).Select(v => v.PublicId).ToListAsync(cancellation);
        var resources = await db.AllWholeAsync(db.Resources.AsNoTracking().Where(r => r.Versions.Any(v => ids.Contains(v.PublicId))).OrderBy(r => r.Id), cancellation);
        var found = new List<Deposit>();
        foreach (var id in ids)
        {
            var resource = resources.Single(r => r.Versions.Exists(v => v.PublicId == id));
            found.Add(await ShowAsync(resource, id, cancellation));
        }

        return found;
    }

    public async Task<Deposit?> FindAsync(string id, CancellationToken cancellation)
        => await OwnAsync(id, cancellation) is { } resource ? await ShowAsync(resource, id, cancellation) : null;

    public Task<Deposit?> ChangeAsync(string id, DepositChange change, CancellationToken cancellation)
        => AloneAsync(id, (resource, version) =>
        {
            Describe(resource, version, change);
            return Task.CompletedTask;
        }, cancellation);

    public Task<bool> DeleteAsync(string id, CancellationToken cancellation)
        => db.AloneWithVersionAsync(id, async () =>
        {
            if (await OwnAsync(id, cancellation) is not { } resource)
                return false;
            DemandSeen(resource);
            var version = VersionOf(resource, id);
            if (version.Draft is null)
                throw strings.Refuse(DepositRefusal.NotNow, "resources.refused.not-a-draft");
            await removal.RemoveAsync(resource, [version], cancellation);
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);

    public Task<Deposit?> SubmitAsync(string id, CancellationToken cancellation)
        => AloneAsync(id, async (resource, version) =>
        {
            if (version.OpenSubmission is not null)
                return;
            var facts = await VersionFiles.OfAsync(files, version, cancellation);
            DraftArrivals.Take(resource, version, facts);
            resource.Submit(version, facts, Me, time.GetUtcNow());
        }, cancellation);

    public Task<(Deposit Deposit, bool IsNew)?> NextVersionAsync(string resourceId, CancellationToken cancellation)
        => db.AloneWithResourceAsync<(Deposit, bool)?>(resourceId, async () =>
        {
            DemandContributor();
            if (!PublicId.IsWellFormed(resourceId) || await db.FindWholeAsync(db.Resources.Where(r => r.PublicId == resourceId && r.OwnerId == Me), cancellation) is not { } resource)
                return null;
            var isNew = resource.Latest is not { Draft: not null } and not { OpenSubmission: not null };
            if (isNew)
            {
                resource.StartNewVersion(time.GetUtcNow());
                await db.SaveChangesAsync(cancellation);
            }

            return (await ShowAsync(resource, resource.Latest.PublicId, cancellation), isNew);
        }, cancellation);

    public Task<bool> WithdrawAsync(string resourceId, string? reason, CancellationToken cancellation)
        => db.AloneWithResourceAsync(resourceId, async () =>
        {
            if (!PublicId.IsWellFormed(resourceId) || await db.FindWholeAsync(db.Resources.Where(r => r.PublicId == resourceId && r.OwnerId == Me), cancellation) is not { } resource)
                return false;
            try
            {
                resource.Withdraw(Me, PlainText.Lines(reason, DraftLimits.Comment), time.GetUtcNow());
            }
            catch (TransitionRefusedException refused)
            {
                throw strings.Refuse(DepositRefusal.NotNow, refused.Key);
            }

            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);

    public async Task<(Deposit Deposit, Guid FileId)?> PutFileAsync(string id, string name, FileRole role, string? title, Stream sent, CancellationToken cancellation)
    {
        if (await OwnAsync(id, cancellation) is not { } before)
            return null;
        DemandContributor();
        DemandSeen(before);
        var present = await VersionFiles.OfAsync(files, VersionOf(before, id), cancellation);
        content.DemandRoom(VersionOf(before, id), name, present);
        await using var received = await content.ReceiveAsync(sent, cancellation);
        var file = present.FirstOrDefault(f => f.Name == name && f.Sha256 == received.Sha256 && (f.IsReady || !f.IsSettled))
            ?? await content.AcceptAsync(before, VersionOf(before, id), name, received.Stream, cancellation);
        Guid[] replaced = [.. present.Where(f => f.Name == file.Name && f.Id != file.Id).Select(f => f.Id)];
        var isThere = await AloneAsync(id, (resource, version) =>
        {
            foreach (var earlier in replaced)
                version.Detach(resource, earlier);
            version.Attach(resource, file.Id, role);
            version.Assign(resource, file.Id, role, title);
            return Task.CompletedTask;
        }, cancellation, wasSeen: true);
        await content.ForgetAsync(isThere is null ? [.. replaced, file.Id] : replaced, ResourceVersion.HolderOf(id), cancellation);
        return await FindAsync(id, cancellation) is { } after ? (after, file.Id) : null;
    }

    public Task<Deposit?> AssignFileAsync(string id, Guid fileId, FileRole role, string? title, CancellationToken cancellation)
        => AloneAsync(id, (resource, version) =>
        {
            if (!version.Files.Exists(f => f.FileId == fileId))
                throw strings.Refuse(DepositRefusal.NotNow, "resources.refused.no-such-file");
            version.Assign(resource, fileId, role, title);
            return Task.CompletedTask;
        }, cancellation);

    public async Task<Deposit?> RemoveFileAsync(string id, Guid fileId, CancellationToken cancellation)
    {
        var after = await AloneAsync(id, (resource, version) =>
        {
            version.Detach(resource, fileId);
            return Task.CompletedTask;
        }, cancellation);
        if (after is null)
            return null;
        await content.ForgetAsync([fileId], after.Holder, cancellation);
        return await FindAsync(id, cancellation);
    }

    public async Task<(Deposit Deposit, Guid LinkId)?> AddLinkAsync(string id, string address, FileRole role, string? title, CancellationToken cancellation)
    {
        if (await OwnAsync(id, cancellation) is not { } before)
            return null;
        if (VersionOf(before, id).Draft is null)
            throw strings.Refuse(DepositRefusal.NotNow, "resources.refused.not-a-draft");
        var page = await content.ReadAsync(Me, address, cancellation);
        var linkId = Guid.Empty;
        var after = await AloneAsync(id, (resource, version) =>
        {
            linkId = content.Link(resource, version, page, role, title);
            return Task.CompletedTask;
        }, cancellation);
        return after is null ? null : (after, linkId);
    }

    public Task<Deposit?> RemoveLinkAsync(string id, Guid linkId, CancellationToken cancellation)
        => AloneAsync(id, (resource, version) =>
        {
            content.Unlink(resource, version, linkId);
            return Task.CompletedTask;
        }, cancellation);

    /// <summary>Alone with the person's own draft. Null for others, as for an unknown one.</summary>
    /// <param name="wasSeen">Whether it was asked already what the sender has seen: what was received meanwhile has changed it.</param>
    private Task<Deposit?> AloneAsync(string id, Func<Resource, ResourceVersion, Task> change, CancellationToken cancellation, bool wasSeen = false)
        => db.AloneWithVersionAsync<Deposit?>(id, async () =>
        {
            if (await OwnAsync(id, cancellation) is not { } resource)
                return null;
            DemandContributor();
            if (!wasSeen)
                DemandSeen(resource);
            try
            {
                await change(resource, VersionOf(resource, id));
            }
            catch (TransitionRefusedException refused)
            {
                throw strings.Refuse(DepositRefusal.NotNow, refused.Key);
            }
            catch (DraftIncompleteException incomplete)
            {
                throw new DepositRefusedException(DepositRefusal.NotNow, strings.Say(incomplete.Problems));
            }

            await db.SaveChangesAsync(cancellation);
            return await ShowAsync(resource, id, cancellation);
        }, cancellation);

    private void Describe(Resource resource, ResourceVersion version, DepositChange change)
    {
        version.RequireDraft();
        var sent = SentDescription.Read(version.Metadata, change.Description);
        if (sent.Faults.Count > 0)
            throw new DepositRefusedException(DepositRefusal.Wrong, strings.Say(sent.Faults));
        version.Describe(resource, sent.Metadata, change.Visibility ?? version.Visibility, sent.Fields, time.GetUtcNow());
    }

    private async Task<Resource?> OwnAsync(string id, CancellationToken cancellation)
        => PublicId.IsWellFormed(id) && await db.OfVersionAsync(db.Resources, id, cancellation) is { } resource && resource.OwnerId == Me ? resource : null;

    private async Task<Deposit?> KnownAsync(string external, CancellationToken cancellation)
        => await db.FindWholeAsync(db.Resources.AsNoTracking().Where(r => r.ExternalKey == external), cancellation) is { } known ? await ShowAsync(known, known.Latest.PublicId, cancellation) : null;

    private async Task<Deposit> ShowAsync(Resource resource, string id, CancellationToken cancellation)
        => strings.Describe(resource, VersionOf(resource, id), await VersionFiles.OfAsync(files, VersionOf(resource, id), cancellation));

    private static ResourceVersion VersionOf(Resource resource, string id) => resource.Versions.Single(v => v.PublicId == id);

    // The person or the site may have changed since the token was made.
    private void DemandContributor()
    {
        if (!person.Can(ResourcePermissions.Contribute))
            throw strings.Refuse(DepositRefusal.NotAllowed, "resources.refused.no-contributor");
    }

    private void DemandSeen(Resource resource)
    {
        if (condition.Revisions is { } seen && !seen.Contains(resource.Revision))
            throw strings.Refuse(DepositRefusal.Changed, "resources.refused.stale");
        if (condition is { Revisions: null, IsAny: false } && resource.Makers.Count() > 1)
            throw strings.Refuse(DepositRefusal.Unseen, "resources.refused.unseen");
    }

    // Of the person and the site: nobody else's key is the same, and none can be guessed from what is kept.
    private string KeyOf(string key) => "deposit:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Me:N}\n{site.Current.Id:N}\n{key}")));
}
