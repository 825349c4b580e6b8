using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Security;
using OerPortal.Cms.Text;

namespace OerPortal.Accounts.Pupils;

/// <summary>Pupils' accounts by the hundred: a few statements for all of them, and no password to be hashed.</summary>
internal sealed class PupilAccounts(AccountsDbContext db, PersonChanges changes, TimeProvider time) : IPupilAccounts
{
    private const string NameLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int NameMark = 7;
    private const int LongestName = 24;

    public async Task OpenAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        string[] names = [.. pupils.Select(p => p.DisplayName)];
        string[] logins = [.. pupils.Select(LoginOf)];
        Guid[] sites = [.. pupils.Select(p => p.SiteId)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.person (id, user_name, normalized_user_name, display_name, home_site_id, security_stamp, concurrency_stamp, created_at)
            select p.id, p.login, upper(p.login), p.name, p.site, replace(gen_random_uuid()::text, '-', ''), gen_random_uuid()::text, {now}
            from unnest({ids}, {logins}, {names}, {sites}) as p (id, login, name, site)
            on conflict (id) do nothing
            """,
            cancellation);
        await GiveRolesAsync(ids, sites, now, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task RenameAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation)
    {
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        string[] names = [.. pupils.Select(p => p.DisplayName)];
        await db.Database.ExecuteSqlAsync(
            $"""
            update accounts.person as p set display_name = n.name
            from unnest({ids}, {names}) as n (id, name)
            where p.id = n.id and p.erased_at is null and p.display_name <> n.name
            """,
            cancellation);
        Hear(ids);
    }

    public async Task CloseAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation)
    {
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        Guid[] sites = [.. pupils.Select(p => p.SiteId)];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Database.ExecuteSqlAsync(
            $"delete from accounts.membership as m using unnest({ids}, {sites}) as p (id, site) where m.person_id = p.id and m.site_id = p.site and m.role = {(short)SiteRole.Reader}",
            cancellation);
        await db.Sessions.Where(s => ids.Contains(s.PersonId)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        Hear(ids);
    }

    public async Task ReopenAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation)
    {
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        await GiveRolesAsync(ids, [.. pupils.Select(p => p.SiteId)], time.GetUtcNow(), cancellation);
        Hear(ids);
    }

    public async Task TakeBackAsync(IReadOnlyCollection<PupilAccount> pupils, CancellationToken cancellation)
    {
        Guid[] ids = [.. pupils.Select(p => p.PersonId)];
        // Whoever holds a role elsewhere by now is more than this school's pupil.
        var others = await db.Memberships.Where(m => ids.Contains(m.PersonId)).Select(m => new { m.PersonId, m.SiteId, m.Role }).ToListAsync(cancellation);
        var more = others.Where(m => m.Role != SiteRole.Reader || !pupils.Any(p => p.PersonId == m.PersonId && p.SiteId == m.SiteId)).Select(m => m.PersonId).ToHashSet();
        await CloseAsync([.. pupils.Where(p => more.Contains(p.PersonId))], cancellation);
        Guid[] gone = [.. ids.Where(id => !more.Contains(id))];
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        Guid[] used = await db.Sessions.Where(s => gone.Contains(s.PersonId)).Select(s => s.PersonId).Distinct().ToArrayAsync(cancellation);
        await db.People.Where(p => gone.Contains(p.Id)).ExecuteDeleteAsync(cancellation);
        foreach (var personId in used)
            db.Publish(new PersonErased(personId));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        Hear(gone);
    }

    public async Task EndSessionsAsync(Guid personId, CancellationToken cancellation)
    {
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(cancellation);
        changes.Heard(personId);
    }

    private Task<int> GiveRolesAsync(Guid[] ids, Guid[] sites, DateTimeOffset now, CancellationToken cancellation)
        => db.Database.ExecuteSqlAsync(
            $"""
            insert into accounts.membership (person_id, site_id, role, since)
            select p.id, p.site, {(short)SiteRole.Reader}, {now} from unnest({ids}, {sites}) as p (id, site)
            on conflict do nothing
            """,
            cancellation);

    // Somebody whose name it is could type it; nobody guesses whose it is from the marks behind it. The same each time, so that an interrupted import goes on.
    private static string LoginOf(PupilAccount pupil)
    {
        var name = new StringBuilder(LongestName);
        foreach (var c in Unmarked.Of(pupil.DisplayName))
        {
            if (char.IsAsciiLetterOrDigit(c))
                name.Append(c);
            else if (name.Length > 0 && name[^1] != '.')
                name.Append('.');
            if (name.Length == LongestName)
                break;
        }

        var hash = SHA256.HashData(pupil.PersonId.ToByteArray());
        var mark = string.Concat(hash.Take(NameMark).Select(b => NameLetters[b % NameLetters.Length]));
        return $"{name.ToString().Trim('.')}.{mark}".TrimStart('.');
    }

    private void Hear(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
            changes.Heard(id);
    }
}
