using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.SignIn;

/// <summary>Answers from the database each time: a session that has ended has ended for everybody it was handed on to.</summary>
internal sealed class SignedIn(AccountsDbContext db, Sessions sessions, PersonPrincipal principals, TimeProvider time) : ISignedIn
{
    public SignInMark? MarkOf(HttpContext http)
        => http.User.SessionId() is { } session && Guid.TryParse(http.User.FindFirstValue(OerClaims.PersonId), out var person)
            && http.User.FindFirstValue(AccountClaims.Stamp) is { } stamp
            ? new SignInMark(person, session, stamp)
            : null;

    public async Task<PersonNow?> FindAsync(SignInMark mark, CancellationToken cancellation)
    {
        var found = await db.Sessions.AsNoTracking().Where(s => s.Id == mark.SessionId && s.PersonId == mark.PersonId)
            .Join(db.People.AsNoTracking().Where(p => p.SecurityStamp == mark.Stamp && p.ErasedAt == null), s => s.PersonId, p => p.Id, (s, p) => new { Session = s, Person = p })
            .FirstOrDefaultAsync(cancellation);
        if (found is null || time.GetUtcNow() - found.Session.SeenAt > (found.Session.IsShared ? Sessions.SharedComputer : Sessions.OwnDevice))
            return null;
        var principal = await principals.OfAsync(found.Person, mark.SessionId, found.Session.IsShared, cancellation);
        return principal.MustSetUpSecondStep() ? null : NowOf(found.Person, found.Session, principal);
    }

    public async Task<SignInMark> StartForDeviceAsync(SignInMark approvedIn, string device, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var session = new Session { PersonId = approvedIn.PersonId, StartedAt = now, SeenAt = now, Device = device, IsShared = false };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellation);
        return approvedIn with { SessionId = session.Id };
    }

    public Task SeenAsync(Guid sessionId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return db.Sessions.Where(s => s.Id == sessionId).ExecuteUpdateAsync(s => s.SetProperty(row => row.SeenAt, now), cancellation);
    }

    public Task EndAsync(Guid personId, Guid sessionId, CancellationToken cancellation) => sessions.EndOneAsync(personId, sessionId, cancellation);

    // The next person at this computer must not page back into what was read.
    public async Task SignOutAsync(HttpContext http, CancellationToken cancellation)
        => http.Response.Headers["Clear-Site-Data"] = await sessions.EndAsync(http, cancellation) ? SharedComputers.LeavesNothing : "\"cache\"";

    // Roles as the cookie would hold them: those that sleep are not handed on.
    private static PersonNow NowOf(Person person, Session session, ClaimsPrincipal principal)
        => new(
            person.Id, person.DisplayName, person.UserName!, person.EmailConfirmed ? person.Email : null, person.Language,
            [.. principal.FindAll(OerClaims.Role).Select(claim => OerClaims.ReadRole(claim.Value)).OfType<(Guid SiteId, SiteRole Role)>().Select(r => new HeldRole(r.SiteId, r.Role))],
            session.StartedAt, session.IsShared);
}
