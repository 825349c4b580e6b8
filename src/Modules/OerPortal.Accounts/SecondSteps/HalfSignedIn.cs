using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SecondSteps;

/// <summary>Remembers for a few minutes, in a cookie of its own, that somebody knew the password. It opens nothing but the page for the code.</summary>
internal sealed class HalfSignedIn(AccountsDbContext db)
{
    internal const string Scheme = "Identity.TwoFactorUserId";

    internal static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private const string Shared = "oer:shared";

    internal static Task BeginAsync(HttpContext http, Person person, bool isShared)
    {
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(OerClaims.PersonId, person.Id.ToString()));
        identity.AddClaim(new Claim(AccountClaims.Stamp, person.SecurityStamp!));
        if (isShared)
            identity.AddClaim(new Claim(Shared, "1"));
        return http.SignInAsync(Scheme, new ClaimsPrincipal(identity));
    }

    internal static Task EndAsync(HttpContext http) => http.SignOutAsync(Scheme);

    /// <summary>Null when nobody knew the password, too long ago, or when it has been changed since.</summary>
    internal async Task<(Person Person, bool IsShared)?> FindAsync(HttpContext http, CancellationToken cancellation)
    {
        var known = (await http.AuthenticateAsync(Scheme)).Principal;
        if (!Guid.TryParse(known?.FindFirstValue(OerClaims.PersonId), out var id))
            return null;
        var stamp = known!.FindFirstValue(AccountClaims.Stamp);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == id && p.SecurityStamp == stamp && p.ErasedAt == null, cancellation);
        return person is null ? null : (person, known!.HasClaim(Shared, "1"));
    }
}
