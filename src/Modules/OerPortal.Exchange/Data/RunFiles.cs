using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Events;
using OerPortal.Cms.Security;
using OerPortal.Exchange.Jobs;
using OerPortal.Exchange.Models;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Data;

/// <summary>What is uploaded for a run: from whoever began it, at its site, once. It is kept until the run ends.</summary>
internal sealed class RunFiles(ExchangeDbContext db, ICurrentPerson person) : IUploadHolder, IFileKeeper, IEventHandler<FileReceived>, IEventHandler<FileReady>, IEventHandler<FileRefused>
{
    public string Kind => Run.HolderKind;

    public IReadOnlyCollection<string> HolderKinds { get; } = [Run.HolderKind];

    public async Task<bool> MayAddAsync(string id, CancellationToken cancellation)
        => Guid.TryParse(id, out var runId) && person.Id is { } me && person.Can(Permissions.Bulk)
            && await db.Runs.AnyAsync(r => r.Id == runId && r.StartedBy == me && r.State == RunState.Receiving && r.FileId == null, cancellation);

    public async Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
        => (await db.Runs.OfAllSites().Where(r => r.FileId != null && fileIds.Contains(r.FileId.Value)).Select(r => r.FileId!.Value).ToListAsync(cancellation)).ToHashSet();

    public async Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation)
    {
        Guid[] ids = [.. holders.Select(IdOf).OfType<Guid>()];
        return (await db.Runs.OfAllSites().Where(r => ids.Contains(r.Id) && r.State == RunState.Receiving).Select(r => r.Id).ToListAsync(cancellation)).Select(Run.HolderOf).ToHashSet(StringComparer.Ordinal);
    }

    public Task HandleAsync(FileReceived message, CancellationToken cancellation) => ArrivedAsync(message.Holder, message.FileId, message.SiteId, cancellation);

    public async Task HandleAsync(FileReady message, CancellationToken cancellation)
    {
        if (!await ArrivedAsync(message.Holder, message.FileId, message.SiteId, cancellation))
            return;
        var runId = IdOf(message.Holder)!.Value;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Runs.OfAllSites().Where(r => r.Id == runId && r.State == RunState.Receiving).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Checking), cancellation) == 1)
            db.Enqueue(new GoOnWithRun(runId), new(SiteId: message.SiteId));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task HandleAsync(FileRefused message, CancellationToken cancellation)
    {
        if (await ArrivedAsync(message.Holder, message.FileId, message.SiteId, cancellation))
            await db.Runs.OfAllSites().Where(r => r.FileId == message.FileId && r.State == RunState.Receiving).ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RunState.Failed).SetProperty(r => r.Trouble, "refused"), cancellation);
    }

    /// <returns>Whether it is the file of a run: the first that came for it.</returns>
    private async Task<bool> ArrivedAsync(string holder, Guid fileId, Guid siteId, CancellationToken cancellation)
    {
        if (IdOf(holder) is not { } runId)
            return false;
        await db.Runs.OfAllSites().Where(r => r.Id == runId && r.SiteId == siteId && r.FileId == null && r.State == RunState.Receiving).ExecuteUpdateAsync(set => set.SetProperty(r => r.FileId, fileId), cancellation);
        return await db.Runs.OfAllSites().AnyAsync(r => r.Id == runId && r.FileId == fileId, cancellation);
    }

    private static Guid? IdOf(string holder)
        => holder.StartsWith(Run.HolderKind + ":", StringComparison.Ordinal) && Guid.TryParse(holder.AsSpan(Run.HolderKind.Length + 1), out var id) ? id : null;
}
