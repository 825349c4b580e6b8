using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Sites;
using OerPortal.SignOn.Data;
using OerPortal.SignOn.Models;

namespace OerPortal.SignOn.Clients;

/// <summary>Roles by the operator's rules: given when a claim fits, taken by the same rule when it fits no more. What people gave stays.</summary>
internal sealed class RuledRoles(SignOnDbContext db, IOutsideSignIn people, ISites sites)
{
    internal async Task ApplyAsync(OutsideProvider provider, OutsideAccount account, Guid personId, CancellationToken cancellation)
    {
        var claimed = account.Rules.Where(at => at < provider.Roles.Length).Select(at => provider.Roles[at])
            .Select(rule => sites.FindBySlug(rule.School) is { } school ? new HeldRole(school.Id, rule.Role) : null).OfType<HeldRole>().ToHashSet();
        var before = await db.RuledRoles.Where(r => r.PersonId == personId && r.Provider == provider.Id).ToListAsync(cancellation);
        if (claimed.Count + before.Count == 0)
            return;
        var over = before.Where(r => !claimed.Contains(new HeldRole(r.SiteId, r.Role))).ToList();
        var given = await people.SetRolesAsync(personId, claimed, [.. over.Select(r => new HeldRole(r.SiteId, r.Role))], cancellation);
        db.RuledRoles.RemoveRange(over);
        db.RuledRoles.AddRange(given.Where(g => !before.Exists(b => b.SiteId == g.SiteId && b.Role == g.Role))
            .Select(g => new RuledRole { PersonId = personId, Provider = provider.Id, SiteId = g.SiteId, Role = g.Role }));
        await db.SaveChangesAsync(cancellation);
    }
}
