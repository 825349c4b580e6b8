using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Pages;
using OerPortal.Accounts.Passwords;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Members;

/// <summary>Accounts of site administrators, without a password until a card is printed: a hash of each would take minutes for hundreds.</summary>
internal sealed class SiteAccounts(AccountsDbContext db, Registration registration, UserManager<Person> people, PasswordHashing hashing, ICurrentPerson actor, TimeProvider time) : ISiteAccounts
{
    private const int StampBytes = 20;

    public string? FaultOf(string displayName, string login)
        => registration.FaultsOf(new NewPerson(login, displayName, Passphrase.New(), null)) is [var fault, ..] ? AccountFaults.Key(fault) : null;

    public async Task<int> OpenAsync(IReadOnlyCollection<WantedAdministrator> wanted, CancellationToken cancellation)
    {
        var names = wanted.Select(w => people.NormalizeName(w.Login.Trim())).ToHashSet();
        var known = await db.People.AsNoTracking().Where(p => p.ErasedAt == null && (names.Contains(p.NormalizedUserName!) || names.Contains(p.NormalizedEmail!)))
            .Select(p => new { p.Id, p.NormalizedUserName, p.NormalizedEmail }).ToListAsync(cancellation);
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var person in known)
        {
            ids[person.NormalizedUserName!] = person.Id;
            if (person.NormalizedEmail is { } email)
                ids.TryAdd(email, person.Id);
        }

        Guid[] there = [.. ids.Values.Distinct()];
        var held = (await db.Memberships.AsNoTracking().Where(m => m.Role == SiteRole.SiteAdministrator && there.Contains(m.PersonId)).Select(m => new { m.PersonId, m.SiteId }).ToListAsync(cancellation))
            .Select(m => (m.PersonId, m.SiteId)).ToHashSet();
        var made = 0;
        foreach (var one in wanted)
        {
            var name = people.NormalizeName(one.Login.Trim());
            if (!ids.TryGetValue(name, out var id))
            {
                ids[name] = id = Add(one);
                made++;
            }

            if (held.Add((id, one.SiteId)))
                Hold(id, one.SiteId);
        }

        await db.SaveChangesAsync(cancellation);
        return made;
    }

    public async Task<IReadOnlyList<WaitingAdministrator>> WaitingAsync(CancellationToken cancellation)
        => await db.Memberships.AsNoTracking().Where(m => m.Role == SiteRole.SiteAdministrator)
            .Join(db.People.Where(p => p.PasswordHash == null && p.ErasedAt == null), m => m.PersonId, p => p.Id, (m, p) => new { m.SiteId, p })
            .OrderBy(w => w.p.Id).Select(w => new WaitingAdministrator(w.p.Id, w.SiteId, w.p.DisplayName, w.p.UserName!)).ToListAsync(cancellation);

    public async Task<string?> GiveFirstPasswordAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == personId && p.PasswordHash == null && p.ErasedAt == null, cancellation);
        if (person is null)
            return null;
        var password = Passphrase.New();
        person.PasswordHash = await hashing.HashAsync(password, HashingFor.Known, cancellation);
        person.PasswordIsTemporary = true;
        db.Record("accounts.password.reset", $"person:{personId}");
        await db.SaveChangesAsync(cancellation);
        return password;
    }

    private Guid Add(WantedAdministrator wanted)
    {
        var person = registration.Make(new NewPerson(wanted.Login, wanted.DisplayName, "", wanted.SiteId), isTemporary: true);
        person.NormalizedUserName = people.NormalizeName(person.UserName);
        person.NormalizedEmail = people.NormalizeEmail(person.Email);
        person.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(StampBytes));
        db.People.Add(person);
        db.Record("accounts.create", $"person:{person.Id}", siteId: wanted.SiteId);
        return person.Id;
    }

    private void Hold(Guid personId, Guid siteId)
    {
        db.Memberships.Add(new Membership { PersonId = personId, SiteId = siteId, Role = SiteRole.SiteAdministrator, Since = time.GetUtcNow(), GrantedBy = actor.Id });
        db.Record("accounts.roles", $"person:{personId}", new { Given = new[] { nameof(SiteRole.SiteAdministrator) } }, siteId);
    }
}
