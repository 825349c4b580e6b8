using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Data;

/// <summary>Thanks of teachers: "đã dùng với lớp 4A".</summary>
internal sealed class ClassUses(ResourcesDbContext db, IPeople people, ISites sites, IPageCache pages, ICurrentPerson person, TimeProvider time)
{
    /// <summary>More would push the page's own text out of sight.</summary>
    private const int Most = 30;

    /// <summary>Those who teach, at whatever school, say it of what others gave.</summary>
    internal bool MaySay(Guid ownerId) => AnswerKeys.AreOpenTo(person) && person.Id != ownerId;

    internal Task<int> CountAsync(Guid resourceId, CancellationToken cancellation) => db.ClassUses.CountAsync(u => u.ResourceId == resourceId, cancellation);

    /// <summary>For teachers' eyes; nothing for others. The last said first.</summary>
    internal async Task<IReadOnlyList<SaidUse>> OfAsync(Guid resourceId, CancellationToken cancellation)
    {
        if (!AnswerKeys.AreOpenTo(person))
            return [];
        var uses = await db.ClassUses.AsNoTracking().Where(u => u.ResourceId == resourceId).OrderByDescending(u => u.SaidAt).Take(Most).ToListAsync(cancellation);
        if (uses.Count == 0)
            return [];
        var known = await people.FindManyAsync([.. uses.Select(u => u.PersonId)], cancellation);
        return [.. uses.Select(u => new SaidUse(
            known.TryGetValue(u.PersonId, out var by) ? by.DisplayName : "",
            by?.HomeSiteId is { } home ? sites.Find(home)?.Name : null,
            u.ClassName,
            u.Note,
            u.Stars,
            u.SaidAt,
            u.PersonId == person.Id))];
    }

    /// <summary>How useful teachers found it, for teachers' eyes; null for others, and where nobody said.</summary>
    internal async Task<Usefulness?> UsefulnessAsync(Guid resourceId, CancellationToken cancellation)
    {
        if (!AnswerKeys.AreOpenTo(person))
            return null;
        var said = db.ClassUses.Where(u => u.ResourceId == resourceId && u.Stars != null);
        return await said.CountAsync(cancellation) is > 0 and var count ? new Usefulness(await said.AverageAsync(u => (double)u.Stars!.Value, cancellation), count) : null;
    }

    internal Task<ClassUse?> OwnAsync(Guid resourceId, CancellationToken cancellation)
        => db.ClassUses.FirstOrDefaultAsync(u => u.ResourceId == resourceId && u.PersonId == person.Id, cancellation);

    /// <summary>Said again it is said anew, and counted once.</summary>
    internal async Task SayAsync(CatalogueEntry about, string className, string? note, int? stars, CancellationToken cancellation)
    {
        if (await OwnAsync(about.ResourceId, cancellation) is { } own)
            own.Say(className, note, stars);
        else
            db.ClassUses.Add(ClassUse.Of(about.ResourceId, person.Id!.Value, className, note, stars, time.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Of(about.PublicId), cancellation);
    }

    internal async Task TakeBackAsync(CatalogueEntry about, CancellationToken cancellation)
    {
        await db.ClassUses.Where(u => u.ResourceId == about.ResourceId && u.PersonId == person.Id).ExecuteDeleteAsync(cancellation);
        await pages.ForgetAsync(ResourceTags.Of(about.PublicId), cancellation);
    }
}

/// <param name="By">Empty for somebody who is gone.</param>
internal sealed record SaidUse(string By, string? School, string ClassName, string? Note, int? Stars, DateTimeOffset At, bool IsOwn);

/// <param name="Average">1 to <see cref="ClassUse.MostStars"/>.</param>
/// <param name="Count">Of how many teachers.</param>
internal sealed record Usefulness(double Average, int Count);

/// <summary>What came back to a resource, and who gave it if they want to be known: for everybody's eyes.</summary>
/// <param name="Uses">How many teachers have used it in class.</param>
/// <param name="Giver">Null where the giver does not want to be shown.</param>
[ImmutableObject(true)]
internal sealed record Echoes(int Uses, Giver? Giver)
{
    internal static Echoes None { get; } = new(0, null);
}

[ImmutableObject(true)]
internal sealed record Giver(string Name, string PageId);
