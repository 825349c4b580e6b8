using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Models;

namespace OerPortal.SignOn.Data;

/// <summary>Which systems a person let know of them, and by which accounts elsewhere they sign in.</summary>
internal sealed class SignOnRecords(SignOnDbContext db, ISites sites) : IPersonalRecords
{
    public string Name => "signOn";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Goes("signon.visit.person_id"),
        PersonColumn.Goes("signon.link.person_id"),
        PersonColumn.Goes("signon.ruled_role.person_id"),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var allowed = await Allowed(personId).Select(a => new { System = a.Application!.DisplayName, a.Type, a.Scopes, a.CreationDate }).ToListAsync(cancellation);
        var links = await db.Links.AsNoTracking().Where(l => l.PersonId == personId).Select(l => new { l.Provider, l.Subject, l.ShownAs, l.LinkedAt, l.UsedAt }).ToListAsync(cancellation);
        var roles = await db.RuledRoles.AsNoTracking().Where(r => r.PersonId == personId).ToListAsync(cancellation);
        return allowed.Count + links.Count == 0 ? null : new { allowed, links, rolesByRule = roles.Select(r => new { r.Provider, Site = sites.Find(r.SiteId)?.Name, Role = r.Role.ToString() }) };
    }

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        var subject = personId.ToString();
        // Visits and tokens go with what they stand on.
        await Allowed(personId).ExecuteDeleteAsync(cancellation);
        await db.Tokens.Where(t => t.Subject == subject).ExecuteDeleteAsync(cancellation);
        await db.Links.Where(l => l.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.RuledRoles.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
    }

    private IQueryable<Allowance> Allowed(Guid personId)
    {
        var subject = personId.ToString();
        return db.Allowances.Where(a => a.Subject == subject);
    }
}
