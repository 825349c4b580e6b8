using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.SignIn;

/// <summary>Starts, lists and ends the times a person is signed in.</summary>
internal sealed class Sessions(
    AccountsDbContext db, PersonPrincipal principals, KnownDevices devices, SharedComputers shared, PersonChanges changes, INotices notices, TimeProvider time)
{
    internal static readonly TimeSpan OwnDevice = TimeSpan.FromDays(30);

    /// <summary>On a shared computer a forgotten sign-out must not last until the next pupil.</summary>
    internal static readonly TimeSpan SharedComputer = TimeSpan.FromMinutes(30);

    /// <summary>Who opened the account a moment ago knows with which device.</summary>
    private static readonly TimeSpan IsNewFor = TimeSpan.FromMinutes(10);

    /// <returns>Who the person is from now on, as the cookie says.</returns>
    internal async Task<ClaimsPrincipal> StartAsync(HttpContext http, Person person, bool isShared, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var session = new Session
        {
            PersonId = person.Id,
            StartedAt = now,
            SeenAt = now,
            Device = DeviceName.From(http.Request.Headers.UserAgent.ToString()),
            IsShared = isShared,
        };
        db.Sessions.Add(session);
        await db.SaveChangesAsync(cancellation);
        await TellOfNewDeviceAsync(http, person, session, cancellation);
        // The next one at a shared computer is somebody else: what the one before left there goes, and nothing of this one stays.
        if (isShared)
        {
            shared.Begin(http);
        }
        else
        {
            shared.End(http);
            devices.Remember(http, person.Id);
        }

        return await IssueCookieAsync(http, person, session, cancellation);
    }

    // A shared computer is always new; of one that somebody uses each day they are told once a week.
    private async Task TellOfNewDeviceAsync(HttpContext http, Person person, Session session, CancellationToken cancellation)
    {
        if (person.PasswordIsTemporary || session.StartedAt - person.CreatedAt < IsNewFor || devices.MarkOf(http.Request, person.Id) is not null)
            return;
        var once = session.IsShared ? $"new-device:{session.Device}:{session.StartedAt.UtcDateTime.DayOfYear / 7}:{session.StartedAt.UtcDateTime.Year}" : $"new-device:{session.Id}";
        var device = session.Device.Length > 0 ? session.Device : "?";
        await notices.TellAsync(new Notice(person.Id, "accounts.notice.newDevice", [device, session.StartedAt.MomentInNumbers()], "/toi", once), cancellation);
    }

    /// <summary>After a change that made the cookie out of date (password, name, roles): a new cookie for the same session.</summary>
    internal async Task RefreshAsync(HttpContext http, Person person, CancellationToken cancellation)
    {
        var id = http.User.SessionId();
        if (await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.PersonId == person.Id, cancellation) is { } session)
            await IssueCookieAsync(http, person, session, cancellation);
    }

    /// <returns>Whether it was at a shared computer.</returns>
    internal async Task<bool> EndAsync(HttpContext http, CancellationToken cancellation)
    {
        var wasShared = false;
        if (http.User.SessionId() is { } id && Guid.TryParse(http.User.FindFirstValue(OerClaims.PersonId), out var person))
        {
            wasShared = await db.Sessions.AnyAsync(s => s.Id == id && s.IsShared, cancellation);
            await EndOneAsync(person, id, cancellation);
        }

        shared.End(http);
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
        return wasShared;
    }

    internal async Task<IReadOnlyList<Session>> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var oldest = time.GetUtcNow() - OwnDevice;
        var oldestShared = time.GetUtcNow() - SharedComputer;
        return await db.Sessions.AsNoTracking()
            .Where(s => s.PersonId == personId && s.SeenAt > (s.IsShared ? oldestShared : oldest))
            .OrderByDescending(s => s.SeenAt)
            .ToListAsync(cancellation);
    }

    /// <returns>False when the person has no such session.</returns>
    internal async Task<bool> EndOneAsync(Guid personId, Guid sessionId, CancellationToken cancellation)
        => await EndAsync(personId, db.Sessions.Where(s => s.Id == sessionId && s.PersonId == personId), cancellation) == 1;

    /// <summary>Access tokens of programs end with them: whoever signs out everywhere means everywhere.</summary>
    /// <param name="except">The session to keep, or null to end all.</param>
    internal async Task<int> EndOthersAsync(Guid personId, Guid? except, CancellationToken cancellation)
    {
        await db.Tokens.Where(t => t.PersonId == personId).ExecuteDeleteAsync(cancellation);
        return await EndAsync(personId, db.Sessions.Where(s => s.PersonId == personId && s.Id != except), cancellation);
    }

    private async Task<int> EndAsync(Guid personId, IQueryable<Session> sessions, CancellationToken cancellation)
    {
        var ended = await sessions.ExecuteDeleteAsync(cancellation);
        changes.Heard(personId);
        return ended;
    }

    private async Task<ClaimsPrincipal> IssueCookieAsync(HttpContext http, Person person, Session session, CancellationToken cancellation)
    {
        var principal = await principals.OfAsync(person, session.Id, session.IsShared, cancellation);
        var lasts = session.IsShared ? SharedComputer : OwnDevice;
        await http.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties
        {
            IsPersistent = !session.IsShared,
            ExpiresUtc = time.GetUtcNow() + lasts,
        });
        // For the rest of this request too: it may say where they go from here.
        http.User = principal;
        return principal;
    }
}
