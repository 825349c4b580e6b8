using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Mail;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Letters;

/// <summary>A site's invitation to take a role.</summary>
internal sealed class InvitationLetter(AccountsDbContext db, IMail mail, ISites sites, IStringLocalizer strings, TimeProvider time) : ILetterWriter
{
    internal const string KindOfLetter = "accounts.invitation";

    public string Kind => KindOfLetter;

    public async Task<Letter?> WriteAsync(string about, DateTimeOffset since, CancellationToken cancellation)
    {
        var id = Guid.ParseExact(about, "N");
        var now = time.GetUtcNow();
        if (await db.MailInvitations.OfAllSites().FirstOrDefaultAsync(i => i.Id == id && i.ExpiresAt > now, cancellation) is not { } invitation
            || sites.Find(invitation.SiteId) is not { } site)
        {
            return null;
        }

        (var secret, invitation.Hash) = LinkSecret.New();
        await db.SaveChangesAsync(cancellation);
        using (Speaking.As(invitation.Language))
            return Compose(invitation, site, secret);
    }

    public Letter Sample() => Compose(
        new MailInvitation
        {
            SiteId = sites.Portal.Id,
            Address = "hanh@truong.edu.vn",
            Name = strings["accounts.letter.sampleName"],
            Role = SiteRole.Librarian,
            Language = Speaking.Language,
            InvitedBy = Guid.Empty,
            InvitedAt = time.GetUtcNow(),
            ExpiresAt = time.GetUtcNow() + MailInvitations.Last,
        },
        sites.Portal, "…");

    private Letter Compose(MailInvitation invitation, Site site, string secret)
    {
        var role = strings[$"accounts.role.{invitation.Role}"].Value;
        return new Letter(invitation.Address, invitation.Name, strings["accounts.letter.invitation.subject", site.Name],
        [
            invitation.Name.Length > 0 ? strings["accounts.letter.hello", invitation.Name] : strings["accounts.letter.helloAll"],
            strings["accounts.letter.invitation.text", site.Name, role],
            strings[$"accounts.roleHint.{invitation.Role}"],
            strings["accounts.letter.invitation.limit", invitation.ExpiresAt.Day()],
        ])
        {
            Language = invitation.Language,
            Step = new LetterStep(strings["accounts.letter.invitation.step"], mail.AddressOf($"{site.PathPrefix}/loi-moi/{secret}")),
            Reason = strings["accounts.letter.invitation.reason", site.Name],
            WhenRefused = async cancellation =>
            {
                invitation.RefusedAt = time.GetUtcNow();
                await db.SaveChangesAsync(cancellation);
            },
        };
    }
}
