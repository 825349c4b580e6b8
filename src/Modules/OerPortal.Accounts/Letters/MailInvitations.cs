using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>Invitations of the current site that go by letter: to somebody it knows by an address alone.</summary>
internal sealed class MailInvitations(
    AccountsDbContext db, UserManager<Person> people, SignInAttempts attempts, Registration registration, Invitations invitations,
    ISiteContext site, ICurrentPerson actor, TimeProvider time)
{
    internal static readonly TimeSpan Last = TimeSpan.FromDays(7);

    private Guid SiteId => site.Current.Id;

    /// <summary>The roles the actor may invite to.</summary>
    internal IReadOnlyList<SiteRole> Grantable => GrantableRoles.Of(actor, site);

    internal async Task<IReadOnlyList<MailInvitation>> WaitingAsync(CancellationToken cancellation)
        => await db.MailInvitations.AsNoTracking().OrderByDescending(i => i.InvitedAt).Take(200).ToListAsync(cancellation);

    /// <summary>Sends a link; an earlier one to the same address ends.</summary>
    /// <returns>How long to wait before the next letter to this address; zero when it is on its way.</returns>
    internal async Task<TimeSpan> InviteAsync(string address, string name, SiteRole role, CancellationToken cancellation)
    {
        var wait = await attempts.CountLetterAsync(people.NormalizeEmail(address)!, cancellation);
        if (wait == TimeSpan.Zero)
            wait = await attempts.CountInvitationAsync(SiteId, cancellation);
        if (wait > TimeSpan.Zero)
            return wait;
        var now = time.GetUtcNow();
        var invitation = new MailInvitation
        {
            SiteId = SiteId,
            Address = address,
            Name = name,
            Role = role,
            Language = Speaking.Language,
            InvitedBy = actor.Id!.Value,
            InvitedAt = now,
            ExpiresAt = now + Last,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
#pragma warning disable CA1304, CA1311, MA0011, CA1862 // the database's lower(), as in its index
        await db.MailInvitations.Where(i => i.Address.ToLower() == address.ToLower()).ExecuteDeleteAsync(cancellation);
#pragma warning restore CA1304, CA1311, MA0011, CA1862
        db.MailInvitations.Add(invitation);
        db.Record("accounts.invite", $"invitation:{invitation.Id}", new { role = role.ToString() });
        db.Enqueue(new SendLetter(InvitationLetter.KindOfLetter, invitation.Id.ToString("N"), now, IsAwaited: true));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return TimeSpan.Zero;
    }

    /// <returns>False when this site has no such invitation.</returns>
    internal async Task<bool> EndAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.MailInvitations.FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } invitation || !Grantable.Contains(invitation.Role))
            return false;
        db.MailInvitations.Remove(invitation);
        db.Record("accounts.invite.end", $"invitation:{id}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Null when this site sent no such link, it is too old or used, or who invited may not do so any more.</summary>
    internal async Task<MailInvitation?> FindAsync(string secret, CancellationToken cancellation)
    {
        var hash = LinkSecret.HashOf(secret);
        var now = time.GetUtcNow();
        return await db.MailInvitations.FirstOrDefaultAsync(i => i.Hash == hash && i.ExpiresAt > now, cancellation) is { } found
            && await invitations.MayStillGiveAsync(found.InvitedBy, site.Current, found.Role, cancellation) ? found : null;
    }

    internal Task<bool> HasAccountAsync(string address, CancellationToken cancellation)
    {
        var normalized = people.NormalizeEmail(address);
        return db.People.AnyAsync(p => p.NormalizedEmail == normalized || p.NormalizedUserName == normalized, cancellation);
    }

    /// <summary>Somebody who has an account takes the role.</summary>
    internal async Task AcceptAsync(MailInvitation invitation, Guid personId, CancellationToken cancellation)
    {
        if (!await db.Memberships.AnyAsync(m => m.PersonId == personId && m.SiteId == SiteId && m.Role == invitation.Role, cancellation))
            db.Memberships.Add(new Membership { PersonId = personId, SiteId = SiteId, Role = invitation.Role, Since = time.GetUtcNow(), GrantedBy = invitation.InvitedBy });
        db.MailInvitations.Remove(invitation);
        db.Record("accounts.invite.accept", $"person:{personId}", new { role = invitation.Role.ToString() });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Somebody new opens an account with the address, which the link has proven, and takes the role.</summary>
    internal async Task<RegistrationOutcome> AcceptAsync(MailInvitation invitation, string displayName, string password, string agreedTo, CancellationToken cancellation)
    {
        // With the account, or not at all: the link is used up by whoever is first.
        db.MailInvitations.Remove(invitation);
        var wanted = new NewPerson(invitation.Address, displayName, password, site.Current.IsPortal ? null : SiteId) { IsAddressProven = true, AgreedTo = agreedTo };
        return await registration.EnterAsync(wanted, [(SiteId, invitation.Role)], invitation.InvitedBy, isTemporary: false, cancellation);
    }
}
