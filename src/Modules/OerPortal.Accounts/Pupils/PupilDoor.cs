using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Pupils;

/// <summary>
/// Signs pupils in by a PIN. What is short is guessed at more slowly than a password: besides the buckets of names and addresses there is one for each
/// pupil wherever guesses come from. It does not count where pupils of the school have signed in lately, so that strangers keep no class out.
/// </summary>
internal sealed class PupilDoor(AccountsDbContext db, SignInAttempts attempts, KnownDevices devices, Sessions sessions, TimeProvider time) : IPupilDoor
{
    internal static readonly TimeSpan PlacesAreKnownFor = TimeSpan.FromDays(30);

    public async Task<PupilEntry> EnterAsync(HttpContext http, Guid personId, Guid schoolId, Func<bool> fits, CancellationToken cancellation)
    {
        var address = http.Connection.RemoteIpAddress;
        var place = SignInAttempts.PlaceHash(address);
        var attempt = await attempts.BeginPinAsync(personId, address, devices.MarkOf(http.Request, personId), await IsKnownAsync(schoolId, place, cancellation), cancellation);
        if (attempt.MustWait)
            return new PupilEntry(false, attempt.Wait);
        if (attempt.IsCrowded)
            await Task.Delay(SignInCheck.CrowdedAnswersTake, time, cancellation);
        if (!fits())
        {
            await attempts.FailedAsync(personId, personId.ToString(), cancellation);
            return new PupilEntry(false, TimeSpan.Zero);
        }

        await attempts.ForgiveAsync(attempt, cancellation);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId && p.ErasedAt == null, cancellation);
        var roles = await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId).Select(m => new { m.SiteId, m.Role }).ToListAsync(cancellation);
        if (person is null || !roles.Exists(r => r.SiteId == schoolId))
            return new PupilEntry(false, TimeSpan.Zero);
        if (person.TwoFactorEnabled || roles.Exists(r => r.Role != SiteRole.Reader))
            return new PupilEntry(false, TimeSpan.Zero, NeedsPassword: true);
        await KnowAsync(schoolId, place, cancellation);
        await sessions.StartAsync(http, person, isShared: true, cancellation);
        return new PupilEntry(true, TimeSpan.Zero);
    }

    public Task<bool> IsAtHomeAsync(HttpContext http, Guid schoolId, CancellationToken cancellation)
        => IsKnownAsync(schoolId, SignInAttempts.PlaceHash(http.Connection.RemoteIpAddress), cancellation);

    private Task<bool> IsKnownAsync(Guid schoolId, string place, CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - PlacesAreKnownFor;
        return db.SchoolPlaces.AnyAsync(p => p.SiteId == schoolId && p.Place == place && p.LastAt > since, cancellation);
    }

    private Task<int> KnowAsync(Guid schoolId, string place, CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.school_place (site_id, place, last_at) values ({schoolId}, {place}, {time.GetUtcNow()})
            on conflict (site_id, place) do update set last_at = excluded.last_at
            """,
            cancellation);
}
