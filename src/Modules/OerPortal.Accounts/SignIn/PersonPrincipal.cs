using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SignIn;

/// <summary>Turns a person with roles into what the cookie carries.</summary>
internal sealed class PersonPrincipal(AccountsDbContext db, SecondStepRule rule)
{
    internal async Task<ClaimsPrincipal> OfAsync(Person person, Guid sessionId, bool isShared, CancellationToken cancellation)
    {
        var roles = await db.Memberships.AsNoTracking()
            .Where(m => m.PersonId == person.Id)
            .Select(m => new { m.SiteId, m.Role })
            .ToListAsync(cancellation);
        var sleep = person.PasswordIsShort && roles.Exists(r => r.Role != SiteRole.Reader);
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, OerClaims.DisplayName, OerClaims.Role);
        identity.AddClaim(new Claim(OerClaims.PersonId, person.Id.ToString()));
        identity.AddClaim(new Claim(OerClaims.DisplayName, person.DisplayName));
        identity.AddClaim(new Claim(AccountClaims.Session, sessionId.ToString("N")));
        identity.AddClaim(new Claim(AccountClaims.Stamp, person.SecurityStamp!));
        if (isShared)
            identity.AddClaim(new Claim(OerClaims.SharedComputer, "1"));
        // Without the second step that is demanded of them, administrators are nothing yet.
        if (!person.TwoFactorEnabled && rule.Demands(roles.Select(r => r.Role)))
            identity.AddClaim(new Claim(AccountClaims.NeedsSecondStep, "1"));
        else
            identity.AddClaims(roles.Where(r => !sleep || r.Role == SiteRole.Reader).Select(r => OerClaims.RoleClaim(r.SiteId, r.Role)));
        if (sleep)
            identity.AddClaim(new Claim(AccountClaims.NeedsLongPassword, "1"));
        return new ClaimsPrincipal(identity);
    }
}
