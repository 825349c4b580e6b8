using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;

namespace OerPortal.Classes.Openings;

/// <summary>Lets in who typed a code: the browser remembers which, sealed, and is asked about again with every request.</summary>
internal sealed class OpeningDoor(
    ClassesDbContext db, OpenedNow now, IResources resources, ICollections collections, ISiteContext site, IDataProtectionProvider protection, TimeProvider time) : IThingOpener
{
    private const int MostRemembered = 8;

    private readonly IDataProtector _seal = protection.CreateProtector("OerPortal.Classes.Openings");

    /// <summary>The code as the current site knows it, also when it has ended.</summary>
    internal async Task<Opening?> FindAsync(string? typed, CancellationToken cancellation)
        => ClassCode.Read(typed) is { } code ? await db.Openings.AsNoTracking().Where(OpeningRules.KnownAt(site.Current)).FirstOrDefaultAsync(o => o.Code == code, cancellation) : null;

    internal bool HasEnded(Opening opening) => opening.EndsAt <= time.GetUtcNow();

    /// <summary>What the browser may open from now on, until the code ends.</summary>
    internal void Remember(HttpContext http, Opening opening)
    {
        var kept = Read(OpenedCookie.Of(http.Request) ?? "").Where(id => id != opening.Id).Prepend(opening.Id).Take(MostRemembered);
        OpenedCookie.Set(http, _seal.Protect(string.Join(';', kept.Select(id => id.ToString("N")))), opening.EndsAt - time.GetUtcNow());
    }

    /// <summary>What a code opens at the current site, as cards.</summary>
    internal async Task<IReadOnlyList<ResourceCard>> CardsAsync(Opening opening, CancellationToken cancellation)
    {
        var ids = opening.ResourceId is { } one ? [one] : (await collections.FindAsync(opening.PublicId, cancellation))?.ResourceIds ?? [];
        return await resources.CardsAsync(ids, ViewerOf(opening), cancellation);
    }

    /// <summary>The same in the sections of a collection; a resource by itself is one of them.</summary>
    internal async Task<IReadOnlyList<CollectedPart>> PartsAsync(Opening opening, CancellationToken cancellation)
        => opening.Kind == OpenedKind.Collection
            ? await collections.PartsAsync(opening.PublicId, ViewerOf(opening), cancellation)
            : [new CollectedPart(null, "", [.. (await CardsAsync(opening, cancellation)).Select(card => new CollectedThing(card, null))])];

    // As somebody of the school sees it, where the code is the school's own: a collection may have got things since that its code may not open.
    private static Viewer ViewerOf(Opening opening) => new(true, opening.IsOfSchool ? new HashSet<Guid> { opening.SiteId } : FrozenSet<Guid>.Empty);

    public async Task<IReadOnlySet<Guid>> OpenedAsync(string kept, CancellationToken cancellation)
    {
        var opened = new HashSet<Guid>();
        foreach (var id in Read(kept))
            opened.UnionWith(await now.OfAsync(id, site.Current.Id, () => ThingsAsync(id, cancellation)));
        return opened;
    }

    private async Task<IReadOnlyList<Guid>> ThingsAsync(Guid id, CancellationToken cancellation)
    {
        var moment = time.GetUtcNow();
        return await db.Openings.AsNoTracking().FirstOrDefaultAsync(o => o.Id == id && o.EndsAt > moment, cancellation) is { } opening
            ? [.. (await CardsAsync(opening, cancellation)).Select(c => c.Id)]
            : [];
    }

    private IReadOnlyList<Guid> Read(string kept)
    {
        try
        {
            return kept.Length == 0 ? [] : [.. _seal.Unprotect(kept).Split(';').Select(id => Guid.ParseExact(id, "N")).Take(MostRemembered)];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            // Of another portal, or made up.
            return [];
        }
    }
}
