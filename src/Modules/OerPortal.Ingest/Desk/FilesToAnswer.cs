using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Fixity;

namespace OerPortal.Ingest.Desk;

/// <summary>Files that wait for a decision, counted once a page for its menus.</summary>
internal sealed class FilesToAnswer(IngestDbContext data, ICurrentPerson person) : IDeskWork
{
    private readonly Dictionary<Guid, FileCounts> _counted = [];

    public async ValueTask<int> CountAsync(Site site, CancellationToken cancellation)
    {
        var counts = await CountsAsync(site, cancellation);
        return counts.Infected + counts.Failed + counts.Damaged;
    }

    /// <summary>At the portal of all sites, for whoever runs it.</summary>
    public async ValueTask<FileCounts> CountsAsync(Site site, CancellationToken cancellation)
    {
        if (!person.CanAt(site.Id, Permissions.Files))
            return new(0, 0, 0);
        if (_counted.TryGetValue(site.Id, out var known))
            return known;
        var isOperator = site.IsPortal && person.CanAt(site.Id, Permissions.Operate);
        var states = await data.Files.Where(f => (f.State == FileState.Failed || f.State == FileState.Infected) && f.Sha256 != null && (isOperator || f.SiteId == site.Id))
            .GroupBy(f => f.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var damaged = isOperator ? await DamagedBlobs.Of(data).CountAsync(cancellation) : 0;
        return _counted[site.Id] = new(states.GetValueOrDefault(FileState.Infected), states.GetValueOrDefault(FileState.Failed), damaged);
    }
}

/// <param name="Infected">Whose bytes are kept.</param>
/// <param name="Damaged">Stored files that are damaged or missing.</param>
internal sealed record FileCounts(int Infected, int Failed, int Damaged);
