using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Members;

/// <summary>What sites have asked a person to become, and the person's answer.</summary>
internal sealed class Invitations(AccountsDbContext db, INotices notices, ISites sites, TimeProvider time)
{
    internal static readonly TimeSpan Last = TimeSpan.FromDays(30);

    /// <summary>Asks; the same again while it waits changes nothing.</summary>
    internal async Task InviteAsync(Guid personId, Site site, SiteRole role, Guid by, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.invitation (person_id, site_id, role, invited_by, invited_at) values ({personId}, {site.Id}, {(short)role}, {by}, {now})
            on conflict (person_id, site_id, role) do update set invited_by = excluded.invited_by, invited_at = excluded.invited_at
            """,
            cancellation);
        db.Record("accounts.invite", $"person:{personId}", new { role = role.ToString() }, site.Id);
        await db.SaveChangesAsync(cancellation);
        // Not more than one a day, however often an administrator asks.
        await notices.TellAsync(new Notice(personId, "accounts.notice.invited", [site.Name], "/toi", $"invited:{site.Id}:{role}:{now:yyyy-MM-dd}"), cancellation);
    }

    internal async Task<IReadOnlyList<Invitation>> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var oldest = time.GetUtcNow() - Last;
        return await db.Invitations.AsNoTracking().Where(i => i.PersonId == personId && i.InvitedAt > oldest).OrderBy(i => i.InvitedAt).ToListAsync(cancellation);
    }

    /// <returns>Null when there is no such invitation (any more); else whether the role was taken.</returns>
    internal async Task<bool?> AnswerAsync(Guid personId, Guid siteId, SiteRole role, bool accepts, CancellationToken cancellation)
    {
        var oldest = time.GetUtcNow() - Last;
        var found = await db.Invitations.FirstOrDefaultAsync(i => i.PersonId == personId && i.SiteId == siteId && i.Role == role && i.InvitedAt > oldest, cancellation);
        if (found is null || sites.Find(siteId) is not { } site)
            return null;
        db.Invitations.Remove(found);
        // Whoever asked must be somebody who may still give it.
        var takes = accepts && await MayStillGiveAsync(found.InvitedBy, site, role, cancellation);
        if (takes && !await db.Memberships.AnyAsync(m => m.PersonId == personId && m.SiteId == siteId && m.Role == role, cancellation))
            db.Memberships.Add(new Membership { PersonId = personId, SiteId = siteId, Role = role, Since = time.GetUtcNow(), GrantedBy = found.InvitedBy });
        db.Record(takes ? "accounts.invite.accept" : "accounts.invite.decline", $"person:{personId}", new { role = role.ToString() }, siteId);
        await db.SaveChangesAsync(cancellation);
        return takes;
    }

    internal async Task<bool> MayStillGiveAsync(Guid by, Site site, SiteRole role, CancellationToken cancellation)
    {
        var portal = sites.Portal.Id;
        var isPortalAdministrator = await db.Memberships.AnyAsync(m => m.PersonId == by && m.SiteId == portal && m.Role == SiteRole.PortalAdministrator, cancellation);
        var held = await db.Memberships.Where(m => m.PersonId == by && m.SiteId == site.Id).Select(m => m.Role).ToListAsync(cancellation);
        return isPortalAdministrator || held.Contains(SiteRole.SiteAdministrator)
            ? GrantableRoles.For(site, isPortalAdministrator).Contains(role)
            : held.Contains(SiteRole.Librarian) && GrantableRoles.ByLibrarian.Contains(role);
    }
}
