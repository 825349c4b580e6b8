using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;
using OerPortal.Resources.Outside;

namespace OerPortal.Resources.Deposits;

/// <summary>What a program brings into a draft: files in one piece, and pages elsewhere.</summary>
internal sealed class DepositFiles(ResourcesDbContext db, IFiles files, DraftLinks links, PortalFolders folders, IStringLocalizer strings)
{
    /// <summary>Before anything is received.</summary>
    internal void DemandRoom(ResourceVersion version, string name, IReadOnlyList<FileFacts> present)
    {
        if (version.Draft is null)
            throw strings.Refuse(DepositRefusal.NotNow, "resources.refused.not-a-draft");
        if (present.Count >= DraftLimits.Files && present.All(f => f.Name != name))
            throw strings.Refuse(DepositRefusal.NotNow, "resources.refused.too-many-files", DraftLimits.Files);
    }

    /// <summary>Into quarantine, as every file.</summary>
    internal async Task<FileFacts> AcceptAsync(Resource resource, ResourceVersion version, string name, Stream sent, CancellationToken cancellation)
    {
        try
        {
            var id = await files.AcceptAsync(new NewFile(resource.SiteId, resource.OwnerId, version.Holder, name), sent, cancellation);
            return (await files.FindAsync(id, cancellation))!;
        }
        catch (NoRoomException full)
        {
            throw new DepositRefusedException(DepositRefusal.NoRoom, [new DepositProblem("files", full.Key[(full.Key.LastIndexOf('.') + 1)..], strings.NoRoom(full))]);
        }
    }

    /// <summary>On disk with its hash, so that the same bytes are not taken twice.</summary>
    internal async Task<ReceivedFile> ReceiveAsync(Stream sent, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folders.Temp);
        var file = new FileStream(
            Path.Combine(folders.Temp, $"deposit-{Guid.CreateVersion7():N}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            await sent.CopyToAsync(file, cancellation);
            file.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
            file.Position = 0;
            return new ReceivedFile(file, hash);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes files of the draft that no version has (any more).</summary>
    internal async Task ForgetAsync(IReadOnlyCollection<Guid> ids, string holder, CancellationToken cancellation)
    {
        foreach (var file in await files.FindManyAsync(ids, cancellation))
        {
            if (file.Holder == holder && !await db.Versions.AnyAsync(v => v.Files.Any(f => f.FileId == file.Id), cancellation))
                await files.RemoveAsync(file.Id, cancellation);
        }
    }

    internal async Task<PageFacts> ReadAsync(Guid personId, string address, CancellationToken cancellation)
    {
        try
        {
            return await links.ReadAsync(personId, address, cancellation);
        }
        catch (LinkRefusedException refused)
        {
            throw new DepositRefusedException(
                refused.Code == "tooMany" ? DepositRefusal.TooMuch : DepositRefusal.Wrong,
                [new DepositProblem("links", $"link-{refused.Code}", strings[refused.Key, refused.Detail])]);
        }
    }

    internal Guid Link(Resource resource, ResourceVersion version, PageFacts page, FileRole role, string? title) => links.Add(resource, version, page, role, title).Id;

    internal void Unlink(Resource resource, ResourceVersion version, Guid linkId)
    {
        version.RequireDraft();
        links.Remove(resource, version, linkId);
    }
}

/// <param name="Stream">Gone when it is closed.</param>
internal sealed record ReceivedFile(Stream Stream, string Sha256) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}
