using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Web;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Pages of those who want to be shown with what they gave. Only what everybody may see stands there.</summary>
internal sealed class TeacherPages(ResourcesDbContext db, IPeople people, IPageCache pages, TimeProvider time)
{
    internal const int PageSize = 48;

    /// <summary>How the giver of a resource is named beside it; null where they do not want to be.</summary>
    internal async Task<Giver?> GiverAsync(Guid personId, CancellationToken cancellation)
        => await OfAsync(personId, cancellation) is { } page && await people.FindAsync(personId, cancellation) is { } facts
            ? new Giver(facts.DisplayName, page.PublicId)
            : null;

    internal Task<TeacherPage?> OfAsync(Guid personId, CancellationToken cancellation)
        => db.TeacherPages.AsNoTracking().FirstOrDefaultAsync(t => t.PersonId == personId, cancellation);

    /// <param name="page">From 1.</param>
    /// <returns>Null for an address that leads to nobody.</returns>
    internal async Task<ShownTeacher?> FindAsync(string publicId, int page, CancellationToken cancellation)
    {
        if (!Cms.Text.PublicId.IsWellFormed(publicId) || await db.TeacherPages.AsNoTracking().FirstOrDefaultAsync(t => t.PublicId == publicId, cancellation) is not { } shown)
            return null;
        if (await people.FindAsync(shown.PersonId, cancellation) is not { } facts)
            return null;
        var given = Given(shown.PersonId);
        var entries = await given.AsNoTracking().OrderByDescending(e => e.PublishedAt).ThenBy(e => e.ResourceId).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return new ShownTeacher(
            facts,
            await given.CountAsync(cancellation),
            await given.Join(db.ClassUses, e => e.ResourceId, u => u.ResourceId, (_, u) => u).CountAsync(cancellation),
            [.. entries.Select(ResourceCatalogue.CardOf)]);
    }

    internal async Task ShowAsync(Guid personId, CancellationToken cancellation)
    {
        var page = TeacherPage.Of(personId, time.GetUtcNow());
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO resources.teacher_page (person_id, public_id, shown_at) VALUES ({personId}, {page.PublicId}, {page.ShownAt}) ON CONFLICT (person_id) DO NOTHING", cancellation);
        await pages.ForgetAsync(ResourceTags.All, cancellation);
    }

    /// <summary>The name stands nowhere as a link from then on, and the address is gone for good.</summary>
    internal async Task HideAsync(Guid personId, CancellationToken cancellation)
    {
        if (await db.TeacherPages.Where(t => t.PersonId == personId).ExecuteDeleteAsync(cancellation) > 0)
            await pages.ForgetAsync(ResourceTags.All, cancellation);
    }

    private IQueryable<CatalogueEntry> Given(Guid personId)
        => from entry in db.Catalogue
           join resource in db.Resources.OfAllSites() on entry.ResourceId equals resource.Id
           where entry.Visibility == Visibility.Public && resource.OwnerId == personId
           select entry;
}

/// <param name="Count">Of all that they gave to everybody.</param>
/// <param name="Uses">How often teachers said that they used something of it in class.</param>
internal sealed record ShownTeacher(PersonFacts Facts, int Count, int Uses, IReadOnlyList<ResourceCard> Cards);
