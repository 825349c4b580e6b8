using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SignIn;

/// <summary>Makes of a cookie's person who they are by now, or ends the session that the cookie tells of. See <see cref="SessionCookieEvents"/>.</summary>
internal sealed class SessionRenewal(AccountsDbContext db, PersonPrincipal principals, TimeProvider time)
{
    /// <param name="isFresh">Something of the person has changed, but the cookie need not be written anew.</param>
    internal async Task RenewAsync(CookieValidatePrincipalContext context, Guid personId, bool isFresh)
    {
        var cancellation = context.HttpContext.RequestAborted;
        var sessionId = context.Principal?.SessionId();
        var person = await FindPersonAsync(context.Principal, personId, sessionId, cancellation);
        if (person is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        context.ReplacePrincipal(await principals.OfAsync(person, sessionId!.Value, context.Principal!.HasClaim(c => c.Type == OerClaims.SharedComputer), cancellation));
        if (isFresh)
            return;
        var now = time.GetUtcNow();
        await db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(row => row.SeenAt, now), cancellation);
        context.ShouldRenew = true;
    }

    private async Task<Person?> FindPersonAsync(ClaimsPrincipal? principal, Guid personId, Guid? sessionId, CancellationToken cancellation)
    {
        if (sessionId is null || personId == Guid.Empty)
            return null;
        var stamp = principal!.FindFirstValue(AccountClaims.Stamp);
        return await db.People.AsNoTracking().FirstOrDefaultAsync(
            p => p.Id == personId && p.SecurityStamp == stamp && p.ErasedAt == null
                && db.Sessions.Any(s => s.Id == sessionId && s.PersonId == personId),
            cancellation);
    }
}
