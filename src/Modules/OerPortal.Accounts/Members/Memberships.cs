using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Accounts.Passwords;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Members;

/// <summary>The people of the current site, as its administrator sees and changes them.</summary>
internal sealed class Memberships(
    AccountsDbContext db, UserManager<Person> people, PasswordHashing hashing, SecondStepSetup secondStep, Invitations invitations, INotices notices,
    ISiteContext site, ICurrentPerson actor, TimeProvider time)
{
    internal const int PageSize = 50;
    private const int MostWords = 8;

    private Guid SiteId => site.Current.Id;

    internal IReadOnlyList<SiteRole> Grantable => GrantableRoles.Of(actor, site);

    /// <summary>Whether the actor gives and takes roles; who does not still confirms readers, makes accounts and prints cards.</summary>
    internal bool ManagesRoles => actor.Can(Permissions.ManageMembers);

    private bool SeesEverybody => site.Current.IsPortal && actor.IsPortalAdministrator(site);

    /// <summary>Who holds a role here; for portal administrators at the portal everybody, also readers no school has confirmed.</summary>
    private IQueryable<Person> Own => SeesEverybody
        ? db.People.AsNoTracking().Where(p => p.ErasedAt == null)
        : db.People.AsNoTracking().Where(p => db.Memberships.Any(m => m.PersonId == p.Id && m.SiteId == SiteId));

    /// <param name="page">From 1.</param>
    internal async Task<(IReadOnlyList<Member> Members, int Total)> ListAsync(string? name, SiteRole? role, int page, CancellationToken cancellation)
    {
        var found = Own.Where(p => role == null || db.Memberships.Any(m => m.PersonId == p.Id && m.SiteId == SiteId && m.Role == role));
        // Each word somewhere, in any order: people are called by the last word of their name.
        foreach (var word in Unmarked.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
        {
            var like = $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
            found = found.Where(p => EF.Functions.Like(p.PlainNames, like));
        }

        var total = await found.CountAsync(cancellation);
        var shown = await found.OrderBy(p => p.DisplayName).ThenBy(p => p.Id)
            .Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellation);
        return (await WithRolesAsync(shown, cancellation), total);
    }

    /// <summary>Null for somebody who is not of this site, known elsewhere or not.</summary>
    internal async Task<Member?> FindAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await Own.FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        return person is null ? null : (await WithRolesAsync([person], cancellation))[0];
    }

    internal async Task<IReadOnlyList<AskingPerson>> AskingAsync(CancellationToken cancellation)
        => await db.JoinRequests.AsNoTracking()
            .Where(r => r.SiteId == SiteId)
            .OrderBy(r => r.AskedAt)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new AskingPerson(p.Id, p.DisplayName, p.UserName!, r.AskedAt))
            .Take(100)
            .ToListAsync(cancellation);

    /// <returns>False when nobody of that id asked here.</returns>
    internal async Task<bool> AnswerAsync(Guid personId, bool welcome, CancellationToken cancellation)
    {
        var asked = await db.JoinRequests.FirstOrDefaultAsync(r => r.PersonId == personId && r.SiteId == SiteId, cancellation);
        if (asked is null)
            return false;
        db.JoinRequests.Remove(asked);
        var isReader = await db.Memberships.AnyAsync(m => m.PersonId == personId && m.SiteId == SiteId && m.Role == SiteRole.Reader, cancellation);
        if (welcome && !isReader)
            db.Memberships.Add(Hold(personId, SiteRole.Reader));
        db.Record(welcome ? "accounts.join.confirm" : "accounts.join.decline", $"person:{personId}");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        await notices.TellAsync(About(personId, welcome ? "accounts.notice.welcome" : "accounts.notice.declined", $"join:{SiteId}:{asked.AskedAt:O}"), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>
    /// Gives a role to somebody this site knows already, or who asked to be its reader; others are invited. Whether a stranger's name exists is not
    /// told: administrators of a school know their own people only.
    /// </summary>
    internal async Task<Adding> AddAsync(string login, SiteRole role, CancellationToken cancellation)
    {
        var name = people.NormalizeName(login.Trim());
        var person = await db.People.FirstOrDefaultAsync(
            p => p.ErasedAt == null && (p.NormalizedUserName == name || p.NormalizedEmail == name), cancellation);
        if (person is not null && await IsKnownHereAsync(person.Id, cancellation))
        {
            var held = await RolesOfAsync(person.Id, cancellation);
            await SetRolesAsync(person.Id, [.. held, role], cancellation);
            return Adding.Added;
        }

        if (person is not null)
            await invitations.InviteAsync(person.Id, site.Current, role, actor.Id!.Value, cancellation);
        return Adding.InvitedIfThere;
    }

    /// <summary>Sets the roles the actor may give; others the person holds stay as they are.</summary>
    /// <returns>False when it would leave the portal without an administrator.</returns>
    internal async Task<bool> SetRolesAsync(Guid personId, IReadOnlyCollection<SiteRole> roles, CancellationToken cancellation)
    {
        var held = await db.Memberships.Where(m => m.PersonId == personId && m.SiteId == SiteId).ToListAsync(cancellation);
        var taken = held.Where(m => Grantable.Contains(m.Role) && !roles.Contains(m.Role)).ToList();
        var given = roles.Where(r => Grantable.Contains(r) && held.TrueForAll(m => m.Role != r)).Distinct().ToList();
        if (taken.Exists(m => m.Role == SiteRole.PortalAdministrator) && !await AnotherAdministratesAsync(personId, cancellation))
            return false;
        if (taken.Count + given.Count == 0)
            return true;
        db.Memberships.RemoveRange(taken);
        db.Memberships.AddRange(given.Select(r => Hold(personId, r)));
        await db.JoinRequests.Where(r => r.PersonId == personId && r.SiteId == SiteId).ExecuteDeleteAsync(cancellation);
        db.Record("accounts.roles", $"person:{personId}", new { Given = given.Select(r => r.ToString()), Taken = taken.Select(m => m.Role.ToString()) });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>
    /// Whether the actor may make a new password. With it one could be signed in as that person, so the actor must have power over all they
    /// are: at home here, no role at another site, and none that the actor could not give. All others are for portal administrators.
    /// </summary>
    internal async Task<bool> MayResetPasswordAsync(Guid personId, CancellationToken cancellation)
    {
        if (actor.IsPortalAdministrator(site))
            return true;
        var home = await db.People.Where(p => p.Id == personId).Select(p => p.HomeSiteId).FirstOrDefaultAsync(cancellation);
        var grantable = Grantable.ToArray();
        return (home ?? site.Portal.Id) == SiteId
            && !await db.Memberships.AnyAsync(m => m.PersonId == personId && (m.SiteId != SiteId || !grantable.Contains(m.Role)), cancellation);
    }

    /// <returns>The new password, to be shown once; all sessions of the person end.</returns>
    internal async Task<string> ResetPasswordAsync(Guid personId, CancellationToken cancellation)
    {
        var person = await db.People.FirstAsync(p => p.Id == personId, cancellation);
        var password = Passphrase.New();
        person.PasswordIsTemporary = true;
        person.PasswordIsShort = false;
        person.PasswordHash = await hashing.HashAsync(password, HashingFor.Known, cancellation);
        db.Record("accounts.password.reset", $"person:{personId}");
        await people.UpdateSecurityStampAsync(person);
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancellation);
        await db.Tokens.Where(t => t.PersonId == personId).ExecuteDeleteAsync(cancellation);
        return password;
    }

    /// <summary>Whether the person has a second step and the actor may take it away. It guards everything they may do, so that is for portal administrators.</summary>
    internal Task<bool> MayResetSecondStepAsync(Guid personId, CancellationToken cancellation)
        => actor.IsPortalAdministrator(site) && actor.Id != personId
            ? db.People.AnyAsync(p => p.Id == personId && p.TwoFactorEnabled, cancellation)
            : Task.FromResult(false);

    internal async Task ResetSecondStepAsync(Guid personId, CancellationToken cancellation)
    {
        if (await secondStep.ResetAsync(personId, cancellation))
            await notices.TellAsync(About(personId, "accounts.notice.secondStepReset", $"second-step:{time.GetUtcNow():O}"), cancellation);
    }

    private async Task<bool> IsKnownHereAsync(Guid personId, CancellationToken cancellation)
        => await Own.AnyAsync(p => p.Id == personId, cancellation) || await db.JoinRequests.AnyAsync(r => r.PersonId == personId && r.SiteId == SiteId, cancellation);

    private async Task<List<SiteRole>> RolesOfAsync(Guid personId, CancellationToken cancellation)
        => await db.Memberships.Where(m => m.PersonId == personId && m.SiteId == SiteId).Select(m => m.Role).ToListAsync(cancellation);

    private Task<bool> AnotherAdministratesAsync(Guid personId, CancellationToken cancellation)
        => db.Memberships.AnyAsync(m => m.Role == SiteRole.PortalAdministrator && m.SiteId == site.Portal.Id && m.PersonId != personId, cancellation);

    private async Task<IReadOnlyList<Member>> WithRolesAsync(IReadOnlyList<Person> shown, CancellationToken cancellation)
    {
        var ids = shown.Select(p => p.Id).ToList();
        // Whoever sees everybody sees what they are at their schools as well.
        var everywhere = SeesEverybody;
        var roles = (await db.Memberships.AsNoTracking().Where(m => (everywhere || m.SiteId == SiteId) && ids.Contains(m.PersonId)).ToListAsync(cancellation))
            .ToLookup(m => m.PersonId);
        return [.. shown.Select(p => new Member(
            p.Id, p.DisplayName, p.UserName!, p.CreatedAt,
            [.. roles[p.Id].Where(m => m.SiteId == SiteId).Select(m => m.Role).Order()],
            [.. roles[p.Id].Where(m => m.SiteId != SiteId).OrderBy(m => m.SiteId).ThenBy(m => m.Role).Select(m => (m.SiteId, m.Role))]))];
    }

    private Membership Hold(Guid personId, SiteRole role)
        => new() { PersonId = personId, SiteId = SiteId, Role = role, Since = time.GetUtcNow(), GrantedBy = actor.Id };

    private Notice About(Guid personId, string key, string once) => new(personId, key, [site.Current.Name], site.Current.PathPrefix + "/", once);
}

/// <summary>What became of a name that an administrator typed.</summary>
internal enum Adding
{
    Added,

    /// <summary>The person, if there is one, has been asked.</summary>
    InvitedIfThere,
}

/// <param name="Elsewhere">Roles at other sites, for portal administrators at the portal.</param>
internal sealed record Member(
    Guid Id, string DisplayName, string UserName, DateTimeOffset Since, IReadOnlyList<SiteRole> Roles, IReadOnlyList<(Guid SiteId, SiteRole Role)> Elsewhere);

internal sealed record AskingPerson(Guid Id, string DisplayName, string UserName, DateTimeOffset AskedAt);
