using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Resources;

namespace OerPortal.Classes.Data;

/// <summary>Collections on the page of a class: teachers of it put them there, its pupils see them, each what is in it as far as they may.</summary>
internal sealed class ClassShelf(ClassesDbContext db, ICollections collections, ICurrentPerson person, TimeProvider time)
{
    private const int Most = 100;

    /// <summary>The class of the current person at the current school; null for who is no pupil there.</summary>
    internal async Task<SchoolClass?> OwnClassAsync(CancellationToken cancellation)
    {
        if (person.Id is not { } me)
            return null;
        return await db.Classes.AsNoTracking().FirstOrDefaultAsync(c => c.ClosedAt == null && db.Pupils.Any(p => p.PersonId == me && p.ClassId == c.Id && p.LeftAt == null), cancellation);
    }

    /// <summary>What stands there, the last given first; what its maker has deleted since does not.</summary>
    internal async Task<IReadOnlyList<GivenLine>> OfAsync(Guid classId, CancellationToken cancellation)
    {
        var given = await db.Given.AsNoTracking().Where(g => g.ClassId == classId).OrderByDescending(g => g.GivenAt).Take(Most).ToListAsync(cancellation);
        var found = await collections.FindAllAsync([.. given.Select(g => g.PublicId)], cancellation);
        return [.. given.Where(g => found.ContainsKey(g.PublicId)).Select(g => new GivenLine(g, found[g.PublicId]))];
    }

    /// <summary>One of them; null for what does not stand there.</summary>
    internal async Task<NamedCollection?> FindAsync(Guid classId, string publicId, CancellationToken cancellation)
        => await db.Given.AnyAsync(g => g.ClassId == classId && g.PublicId == publicId, cancellation) ? await collections.FindAsync(publicId, cancellation) : null;

    /// <summary>What the current person sees of it.</summary>
    internal Task<IReadOnlyList<CollectedPart>> PartsAsync(string publicId, CancellationToken cancellation) => collections.PartsAsync(publicId, Viewer.From(person), cancellation);

    /// <summary>Once is enough.</summary>
    internal async Task GiveAsync(SchoolClass its, string publicId, CancellationToken cancellation)
    {
        if (await db.Given.OfAllSites().AnyAsync(g => g.ClassId == its.Id && g.PublicId == publicId, cancellation))
            return;
        db.Given.Add(new GivenCollection { ClassId = its.Id, PublicId = publicId, SiteId = its.SiteId, GivenBy = person.Id!.Value, GivenAt = time.GetUtcNow() });
        db.Record("classes.give", $"class:{its.Id}", new { publicId }, its.SiteId);
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task<bool> TakeAwayAsync(SchoolClass its, string publicId, CancellationToken cancellation)
    {
        if (await db.Given.FirstOrDefaultAsync(g => g.ClassId == its.Id && g.PublicId == publicId, cancellation) is not { } given)
            return false;
        db.Given.Remove(given);
        db.Record("classes.give.end", $"class:{its.Id}", new { publicId });
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

internal sealed record GivenLine(GivenCollection Given, NamedCollection Collection);
