using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Classes.Openings;

/// <summary>Codes as those who teach make and end them.</summary>
internal sealed class OpeningDesk(ClassesDbContext db, OpenedNow now, IResources resources, ICollections collections, ICurrentPerson person, ISiteContext site, ISites sites, TimeProvider time)
{
    private const int MostListed = 100;

    /// <summary>Whether the person teaches anywhere.</summary>
    internal bool MayOpen => person.IsSignedIn && OpeningRules.SchoolOf(person, site.Current) is not null;

    /// <summary>What may be opened: published, and seen by the person. Null for all else alike.</summary>
    internal async Task<Openable?> FindAsync(OpenedKind kind, string publicId, CancellationToken cancellation)
    {
        var viewer = Viewer.From(person) with { Opened = new HashSet<Guid>() };
        if (kind == OpenedKind.Resource)
            return await resources.FindAsync(publicId, viewer, cancellation) is { } card && MayOpenIt(card) ? new Openable(kind, publicId, card.Id, card.Title, [card]) : null;
        if (await collections.FindAsync(publicId, cancellation) is not { } collection || !(collection.IsPublished || collection.OwnerId == person.Id))
            return null;
        ResourceCard[] cards = [.. (await resources.CardsAsync(collection.ResourceIds, viewer, cancellation)).Where(MayOpenIt)];
        return cards.Length == 0 ? null : new Openable(kind, publicId, null, collection.Title, cards);
    }

    // What a school keeps for itself is opened by those who teach there.
    private bool MayOpenIt(ResourceCard card) => card.Visibility != Visibility.School || person.CanAt(card.SiteId, Permissions.Teach);

    /// <summary>At the school in whose name the code is made: the classes that the person teaches, all for who keeps them.</summary>
    internal async Task<IReadOnlyList<SchoolClass>> ClassesAsync(CancellationToken cancellation)
    {
        var school = OpeningRules.SchoolOf(person, site.Current);
        var its = db.Classes.OfAllSites().AsNoTracking().Where(c => c.SiteId == school && c.ClosedAt == null);
        if (school is not { } at || !person.CanAt(at, Permissions.Keep))
            its = its.TaughtBy(person.Id, db.Teachers.OfAllSites());
        return await its.OrderBy(c => c.Grade).ThenBy(c => c.Name).ToListAsync(cancellation);
    }

    internal async Task<Opening> MakeAsync(Openable what, bool isForTerm, Guid? classId, CancellationToken cancellation)
    {
        var made = time.GetUtcNow();
        var own = what.Cards.FirstOrDefault(c => c.Visibility == Visibility.School);
        // What one school sees alone is opened in the name of that school.
        var at = own?.SiteId ?? OpeningRules.SchoolOf(person, site.Current)!.Value;
        var isOwnClass = classId is not null && (await ClassesAsync(cancellation)).Any(c => c.Id == classId && c.SiteId == at);
        while (true)
        {
            var opening = new Opening
            {
                SiteId = at,
                OwnerId = person.Id!.Value,
                ClassId = isOwnClass ? classId : null,
                Code = ClassCode.New(),
                Kind = what.Kind,
                PublicId = what.PublicId,
                ResourceId = what.ResourceId,
                Title = what.Title,
                IsOfSchool = own is not null,
                MadeAt = made,
                EndsAt = made + (isForTerm ? OpeningRules.Term : OpeningRules.Lesson),
            };
            db.Openings.Add(opening);
            db.Record("classes.open", $"opening:{opening.Id}", new { opening.PublicId, isForTerm }, at);
            try
            {
                await db.SaveChangesAsync(cancellation);
                return opening;
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>The person's own, the newest first.</summary>
    internal async Task<IReadOnlyList<Opening>> OwnAsync(CancellationToken cancellation)
        => await db.Openings.AsNoTracking().Where(o => o.OwnerId == person.Id).OrderByDescending(o => o.MadeAt).Take(MostListed).ToListAsync(cancellation);

    internal Task<Opening?> OwnAsync(Guid id, CancellationToken cancellation) => db.Openings.FirstOrDefaultAsync(o => o.Id == id && o.OwnerId == person.Id, cancellation);

    /// <returns>False for what is not the person's.</returns>
    internal async Task<bool> EndAsync(Guid id, CancellationToken cancellation)
    {
        if (await OwnAsync(id, cancellation) is not { } opening)
            return false;
        if (opening.EndsAt > time.GetUtcNow())
            opening.EndsAt = time.GetUtcNow();
        db.Record("classes.open.end", $"opening:{id}", null, opening.SiteId);
        await db.SaveChangesAsync(cancellation);
        now.Forget(id);
        return true;
    }

    /// <summary>Where the code is typed and its QR code leads: at its school where it opens what is the school's own.</summary>
    internal string PathOf(Opening opening) => (opening.IsOfSchool ? sites.Find(opening.SiteId)?.PathPrefix : "") + OpeningAddress.Opened(opening.Code);
}

/// <param name="ResourceId">Null for a collection.</param>
/// <param name="Cards">What the person sees of it.</param>
internal sealed record Openable(OpenedKind Kind, string PublicId, Guid? ResourceId, string Title, IReadOnlyList<ResourceCard> Cards);
