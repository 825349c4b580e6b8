using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Ui;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Pages.Sites.Desk;

namespace OerPortal.Sites.Upkeep;

/// <summary>What the disk is used by. Of many files nothing is looked at one by one: the database knows their sizes.</summary>
internal sealed class DiskLine(IStorage storage, SitesDbContext db, IStringLocalizer strings) : ISystemLine
{
    private const double Little = 0.15;
    private const double TooLittle = 0.05;

    public async ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation)
    {
        var disk = await storage.DiskAsync(cancellation);
        var parts = await storage.PartsAsync(null, cancellation);
        var database = await db.Database.SqlQuery<long>($"select pg_database_size(current_database()) as \"Value\"").SingleAsync(cancellation);
        var free = disk.Total > 0 ? (double)disk.Free / disk.Total : 1;
        var words = strings[
            "sites.system.disk.text", strings.FileSize(disk.Free), strings.FileSize(disk.Total), strings.FileSize(parts.Kinds.Sum(kind => kind.Bytes)), strings.FileSize(parts.Made), strings.FileSize(database)];
        return new SystemLine(
            30, strings["sites.system.disk"], free < TooLittle ? SystemState.Broken : free < Little ? SystemState.Attention : SystemState.Good, words,
            free < Little ? strings["sites.system.disk.little"].Value : null, StorageModel.Path);
    }
}
