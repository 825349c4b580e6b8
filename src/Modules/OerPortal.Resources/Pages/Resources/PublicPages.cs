using System.ComponentModel;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Web;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What guests see of a public resource.</summary>
/// <param name="Sheet">Null when it was taken away meanwhile.</param>
/// <param name="RelationTitles">Of related works of this portal, by public id.</param>
[ImmutableObject(true)]
internal sealed record PublicPage(ResourceSheet? Sheet, IReadOnlyList<ResourceCard> Related, IReadOnlyDictionary<string, string> RelationTitles, Echoes Echoes);

/// <summary>
/// Public resources for guests. Whether one is public, and since which change, is asked each time; what follows from it is kept
/// (<see cref="IKeptParts"/>), the same for the portal's page and every school's.
/// </summary>
internal sealed class PublicPages(NpgsqlDataSource data, ResourcesDbContext db, ResourceSheets sheets, RelatedResources related, ClassUses uses, TeacherPages teachers, IKeptParts parts)
{
    private const string Public = "SELECT changed_at FROM resources.catalogue_entry WHERE public_id = $1 AND visibility = $2";

    /// <summary>Null when guests may not see it.</summary>
    internal async Task<PublicPage?> FindAsync(string publicId, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(publicId) || await ChangedAtAsync(publicId, cancellation) is not { } changed)
            return null;
        var page = await parts.GetAsync(
            $"resources.page:{publicId}:{changed.Ticks}:{CultureInfo.CurrentUICulture.Name}",
            [ResourceTags.All, ResourceTags.Of(publicId), "sites"],
            untilRead => ReadAsync(publicId, untilRead));
        return page.Sheet is null ? null : page;
    }

    /// <summary>Title and day of a resource that everybody could see and that was taken down; null for whatever else.</summary>
    internal async Task<(string Title, DateTimeOffset At)?> TakenDownAsync(string publicId, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(publicId))
            return null;
        var resource = await db.FindWholeAsync(db.Resources.OfAllSites().AsNoTracking().Where(r => r.PublicId == publicId), cancellation);
        return resource?.Withdrawal is { Visibility: Visibility.Public } gone
            ? (resource.Versions.Single(v => v.Id == gone.VersionId).Metadata.Title, gone.WithdrawnAt)
            : null;
    }

    /// <summary>What came back to it, the same for everybody.</summary>
    internal async Task<Echoes> EchoesAsync(Resource resource, CancellationToken cancellation)
        => new(await uses.CountAsync(resource.Id, cancellation), await teachers.GiverAsync(resource.OwnerId, cancellation));

    private async Task<DateTime?> ChangedAtAsync(string publicId, CancellationToken cancellation)
    {
        await using var ask = data.CreateCommand(Public);
        ask.Parameters.Add(new() { Value = publicId });
        ask.Parameters.Add(new() { Value = (int)Visibility.Public });
        return await ask.ExecuteScalarAsync(cancellation) as DateTime?;
    }

    private async Task<PublicPage> ReadAsync(string publicId, CancellationToken cancellation)
    {
        var resource = await db.Resources.OfAllSites().Approved()
            .FirstOrDefaultAsync(r => db.Catalogue.Any(e => e.ResourceId == r.Id && e.PublicId == publicId && e.Visibility == Visibility.Public), cancellation);
        if (resource?.Current is not { } current)
            return new PublicPage(Sheet: null, [], new Dictionary<string, string>(), Echoes.None);
        return new PublicPage(
            await sheets.OfAsync(resource, current, withAnswers: false, cancellation),
            await related.ToAsync(resource.Id, current.Metadata, Viewer.Guest, cancellation),
            await related.TitlesAsync(current.Metadata, Viewer.Guest, cancellation),
            await EchoesAsync(resource, cancellation));
    }
}
