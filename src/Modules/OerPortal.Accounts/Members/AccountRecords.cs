using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;

namespace OerPortal.Accounts.Members;

/// <summary>What this module and the kernel keep about a person.</summary>
internal sealed class AccountRecords(AccountsDbContext db, ISites sites) : IPersonalRecords
{
    private const int MostDeeds = 10_000;

    public string Name => "account";

    public IReadOnlyList<PersonColumn> Columns { get; } =
    [
        PersonColumn.Goes("accounts.membership.person_id"),
        PersonColumn.Stays("accounts.membership.granted_by", "others keep their roles, and who gave one must be traceable"),
        PersonColumn.Goes("accounts.join_request.person_id"),
        PersonColumn.Goes("accounts.password_link.person_id"),
        PersonColumn.Goes("accounts.new_address.person_id"),
        PersonColumn.Goes("accounts.mail_invitation.invited_by"),
        PersonColumn.Goes("accounts.notice_choice.person_id"),
        PersonColumn.Goes("accounts.consent.person_id"),
        PersonColumn.Goes("accounts.invitation.person_id"),
        PersonColumn.Goes("accounts.invitation.invited_by"),
        PersonColumn.Goes("accounts.session.person_id"),
        PersonColumn.Goes("accounts.access_token.person_id"),
        PersonColumn.Goes("accounts.notice.person_id"),
        PersonColumn.Goes("accounts.sign_in_hint.person_id"),
        PersonColumn.Goes("accounts.person_claim.user_id"),
        PersonColumn.Goes("accounts.person_login.user_id"),
        PersonColumn.Goes("accounts.person_token.user_id"),
        PersonColumn.Goes("accounts.person_passkey.user_id"),
        PersonColumn.Goes("accounts.second_step.person_id"),
        PersonColumn.Goes("accounts.recovery_code.person_id"),
        PersonColumn.Stays("cms.audit.person_id", "what was done to others' things must stay traceable; it holds no names"),
        PersonColumn.Stays("cms.job.person_id", "an id on work that is still to be done, gone with it"),
    ];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.People.AsNoTracking().FirstAsync(p => p.Id == personId, cancellation);
        var roles = await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId).ToListAsync(cancellation);
        var asked = await db.JoinRequests.AsNoTracking().Where(r => r.PersonId == personId).ToListAsync(cancellation);
        return new
        {
            person = new { person.Id, person.UserName, person.Email, person.EmailConfirmed, person.Language, person.DisplayName, School = SiteName(person.HomeSiteId), person.CreatedAt },
            roles = roles.Select(m => new { Site = SiteName(m.SiteId), Role = m.Role.ToString(), m.Since }),
            joinRequests = asked.Select(r => new { Site = SiteName(r.SiteId), r.AskedAt }),
            invitations = (await db.Invitations.AsNoTracking().Where(i => i.PersonId == personId).ToListAsync(cancellation))
                .Select(i => new { Site = SiteName(i.SiteId), Role = i.Role.ToString(), i.InvitedAt }),
            invitedByLetter = (await db.MailInvitations.OfAllSites().AsNoTracking().Where(i => i.InvitedBy == personId).ToListAsync(cancellation))
                .Select(i => new { Site = SiteName(i.SiteId), i.Address, i.Name, Role = i.Role.ToString(), i.InvitedAt }),
            newAddress = await db.NewAddresses.AsNoTracking().Where(a => a.PersonId == personId).Select(a => new { a.Address, a.AskedAt }).FirstOrDefaultAsync(cancellation),
            noticeChoices = await db.NoticeChoices.AsNoTracking().Where(c => c.PersonId == personId).Select(c => new { c.Kind, Mail = c.Mail.ToString() }).ToListAsync(cancellation),
            consents = await db.Consents.AsNoTracking().Where(c => c.PersonId == personId).OrderBy(c => c.GivenAt)
                .Select(c => new { c.Purpose, c.Wording, c.Language, c.GivenAt, c.EndedAt }).ToListAsync(cancellation),
            passkeys = await db.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Where(p => p.UserId == personId)
                .Select(p => new { p.Data.Name, p.Data.CreatedAt }).ToListAsync(cancellation),
            secondStep = await db.SecondSteps.AsNoTracking().Where(s => s.PersonId == personId).Select(s => new { s.Since }).FirstOrDefaultAsync(cancellation),
            sessions = await db.Sessions.AsNoTracking().Where(s => s.PersonId == personId)
                .Select(s => new { s.StartedAt, s.SeenAt, s.Device, s.IsShared }).ToListAsync(cancellation),
            accessTokens = (await db.Tokens.AsNoTracking().Where(t => t.PersonId == personId).ToListAsync(cancellation))
                .Select(t => new { t.Name, Site = SiteName(t.SiteId), t.Scopes, t.MadeAt, t.ExpiresAt, t.UsedAt }),
            notices = await db.Notices.AsNoTracking().Where(n => n.PersonId == personId).OrderBy(n => n.Id)
                .Select(n => new { n.At, n.TextKey, n.Arguments, n.Address, n.ReadAt }).ToListAsync(cancellation),
            deeds = await db.Set<AuditEntry>().AsNoTracking().Where(a => a.PersonId == personId).OrderByDescending(a => a.Id).Take(MostDeeds)
                .Select(a => new { a.At, a.Action, a.Subject }).ToListAsync(cancellation),
        };
    }

    public async Task EraseAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Memberships.Where(m => m.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.JoinRequests.Where(r => r.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Invitations.Where(i => i.PersonId == personId || i.InvitedBy == personId).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Tokens.Where(t => t.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.PasswordLinks.Where(l => l.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.NewAddresses.Where(a => a.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.MailInvitations.OfAllSites().Where(i => i.InvitedBy == personId).ExecuteDeleteAsync(cancellation);
        await db.NoticeChoices.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Consents.Where(c => c.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await SecondStepSetup.RemoveAsync(db, personId, cancellation);
        await db.Notices.Where(n => n.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.SignInHints.Where(h => h.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserClaim<Guid>>().Where(c => c.UserId == personId).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == personId).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == personId).ExecuteDeleteAsync(cancellation);
    }

    private string? SiteName(Guid? siteId) => siteId is { } id ? sites.Find(id)?.Name : null;
}
