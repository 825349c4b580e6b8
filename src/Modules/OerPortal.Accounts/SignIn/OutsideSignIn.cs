using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;

namespace OerPortal.Accounts.SignIn;

/// <summary>The portal's own side of signing in by another provider: sessions, second steps, new accounts.</summary>
internal sealed class OutsideSignIn(
    AccountsDbContext db, UserManager<Person> people, Registration registration, OwnAccount account, SignInAttempts attempts, Sessions sessions, Landing landing, TimeProvider time)
    : IOutsideSignIn
{
    public async Task<string?> EnterAsync(HttpContext http, Guid personId, bool isShared, string? wanted, IUrlHelper url, CancellationToken cancellation)
    {
        if (await FindAsync(personId, cancellation) is not { } person)
            return null;
        if (person.TwoFactorEnabled)
        {
            await HalfSignedIn.BeginAsync(http, person, isShared);
            return CodePage(wanted, url);
        }

        var entered = await sessions.StartAsync(http, person, isShared, cancellation);
        var target = landing.After(wanted, url);
        return entered.MustSetUpSecondStep() ? SessionCookieEvents.SecondStepAddress(http.Request, target) : target;
    }

    public async Task<AddressOwner?> OwnerOfAsync(string address, CancellationToken cancellation)
    {
        var normal = people.NormalizeEmail(address);
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.NormalizedEmail == normal && p.EmailConfirmed && p.ErasedAt == null, cancellation);
        return person is null ? null : new AddressOwner(person.Id, !person.TwoFactorEnabled && await account.IsReaderAsync(person.Id, cancellation));
    }

    public async Task<Guid> OpenAsync(Newcomer newcomer, HttpContext http, CancellationToken cancellation)
    {
        if (await attempts.CountRegistrationAsync(http.Connection.RemoteIpAddress, cancellation) is var wait && wait > TimeSpan.Zero)
            throw new PortalBusyException("Many accounts are opened from one address.", wait);
        return (await registration.OpenWithoutPasswordAsync(newcomer, cancellation)).Id;
    }

    public async Task<IReadOnlyList<HeldRole>> SetRolesAsync(Guid personId, IReadOnlyCollection<HeldRole> given, IReadOnlyCollection<HeldRole> taken, CancellationToken cancellation)
    {
        var held = await db.Memberships.Where(m => m.PersonId == personId).ToListAsync(cancellation);
        var gone = held.Where(m => m.Role != SiteRole.PortalAdministrator && taken.Contains(new HeldRole(m.SiteId, m.Role))).ToList();
        var now = time.GetUtcNow();
        var added = given.Where(r => !held.Exists(m => m.SiteId == r.SiteId && m.Role == r.Role)).Distinct()
            .Select(r => new Membership { PersonId = personId, SiteId = r.SiteId, Role = r.Role, Since = now }).ToList();
        if (gone.Count + added.Count == 0)
            return [];
        db.Memberships.RemoveRange(gone);
        db.Memberships.AddRange(added);
        foreach (var siteId in gone.Concat(added).Select(m => m.SiteId).Distinct())
            db.Record("accounts.roles", $"person:{personId}", new { Given = Names(added, siteId), Taken = Names(gone, siteId), ByRule = true }, siteId);
        await db.SaveChangesAsync(cancellation);
        return [.. added.Select(m => new HeldRole(m.SiteId, m.Role))];
    }

    public async Task<PasswordProof> ProveAsync(Guid personId, string password, CancellationToken cancellation)
    {
        var outcome = await account.KnowsPasswordAsync(await account.FindAsync(personId, cancellation), password, cancellation);
        return new PasswordProof(outcome.Succeeded, outcome.Wait);
    }

    public Task<bool> HasPasswordAsync(Guid personId, CancellationToken cancellation) => db.People.AnyAsync(p => p.Id == personId && p.PasswordHash != null, cancellation);

    private Task<Person?> FindAsync(Guid personId, CancellationToken cancellation)
        => db.People.FirstOrDefaultAsync(p => p.Id == personId && p.ErasedAt == null, cancellation);

    private static string CodePage(string? wanted, IUrlHelper url)
        => url.Content("~/dang-nhap/ma") + (wanted is null ? "" : $"?ve={Uri.EscapeDataString(wanted)}");

    private static IEnumerable<string> Names(IEnumerable<Membership> memberships, Guid siteId) => memberships.Where(m => m.SiteId == siteId).Select(m => m.Role.ToString());
}
