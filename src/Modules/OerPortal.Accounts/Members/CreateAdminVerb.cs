using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using Microsoft.EntityFrameworkCore;

namespace OerPortal.Accounts.Members;

/// <summary>
/// <c>create-admin &lt;user name&gt; [name to show]</c>: makes a portal administrator with a new password, or gives the
/// right to somebody who has an account.
/// </summary>
internal sealed class CreateAdminVerb(AccountsDbContext db, Registration registration, ISites sites, TimeProvider time) : IPortalVerb
{
    public string Name => "create-admin";

    public string Description => "create-admin <user name> [name to show]: makes a portal administrator and prints the password once";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments.Count == 0)
        {
            await Console.Error.WriteLineAsync(Description);
            return 2;
        }

        var userName = arguments[0];
        var displayName = arguments.Count > 1 ? string.Join(' ', arguments.Skip(1)) : userName;
        var normalized = userName.Trim().ToUpperInvariant();
        if (await db.People.FirstOrDefaultAsync(p => p.NormalizedUserName == normalized, cancellation) is { } known)
            return await PromoteAsync(known, cancellation);

        var password = Passphrase.New();
        var made = await registration.EnterAsync(
            new NewPerson(userName, displayName, password, null),
            [(sites.Portal.Id, SiteRole.PortalAdministrator)],
            null,
            isTemporary: true,
            cancellation);
        if (made.Person is null)
        {
            await Console.Error.WriteLineAsync($"Not made: {string.Join(", ", made.Faults)}");
            return 1;
        }

        await Console.Out.WriteLineAsync($"User name: {userName}\nPassword:  {password}\nThe password is asked to be changed at the first sign-in.");
        return 0;
    }

    private async Task<int> PromoteAsync(Person known, CancellationToken cancellation)
    {
        if (!await db.Memberships.AnyAsync(m => m.PersonId == known.Id && m.SiteId == sites.Portal.Id && m.Role == SiteRole.PortalAdministrator, cancellation))
        {
            db.Memberships.Add(new Membership
            {
                PersonId = known.Id,
                SiteId = sites.Portal.Id,
                Role = SiteRole.PortalAdministrator,
                Since = time.GetUtcNow(),
            });
            db.Record("accounts.roles", $"person:{known.Id}", new { Given = new[] { nameof(SiteRole.PortalAdministrator) } });
            await db.SaveChangesAsync(cancellation);
        }

        await Console.Out.WriteLineAsync($"{known.UserName} is a portal administrator; the password stays as it was.");
        return 0;
    }
}
