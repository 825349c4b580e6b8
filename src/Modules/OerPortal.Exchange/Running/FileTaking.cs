using System.Security.Cryptography;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Models;
using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>Files of a row on their way into the portal: each goes through quarantine and scan as any other upload.</summary>
internal sealed class FileTaking(IFiles files)
{
    /// <summary>Files with the same bytes, of an earlier run or of one that was killed, are not taken again.</summary>
    /// <param name="externalKey">Of the resource.</param>
    /// <exception cref="NoRoomException">The disk is full, or the person or school has used up its room.</exception>
    internal async Task<IReadOnlyList<ImportedFile>> TakeAsync(Run run, string externalKey, RowPlan plan, IBundle bundle, CancellationToken cancellation)
    {
        if (plan.Files.Count == 0)
            return plan.Known?.Files ?? [];
        var holder = $"import:{externalKey}";
        var there = plan.Files.All(f => f.FileId is not null) ? [] : (await files.OfHolderAsync(holder, cancellation)).Where(f => f.Sha256 is not null && f.OwnerId == run.OwnerId).ToList();
        var taken = new List<ImportedFile>();
        foreach (var file in plan.Files)
            taken.Add(new ImportedFile(file.FileId ?? await TakeAsync(run, holder, file, there, bundle, cancellation), file.Role, file.Title));
        return taken;
    }

    private async Task<Guid> TakeAsync(Run run, string holder, PlannedFile file, List<FileFacts> there, IBundle bundle, CancellationToken cancellation)
    {
        if (there.Count > 0)
        {
            await using var known = bundle.Open(file.Name);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(known, cancellation));
            if (there.Find(f => f.Sha256 == hash) is { } same)
                return same.Id;
        }
        await using var content = bundle.Open(file.Name);
        return await files.AcceptAsync(new NewFile(run.SiteId, run.OwnerId, holder, file.Name[(file.Name.LastIndexOf('/') + 1)..]), content, cancellation);
    }
}
