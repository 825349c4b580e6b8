using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Models;
using OerPortal.Cms.Security;

namespace OerPortal.Accounts.Members;

internal sealed class People(AccountsDbContext db) : IPeople
{
    private static readonly Expression<Func<Person, PersonFacts>> Facts = p => new PersonFacts(p.Id, p.DisplayName, p.HomeSiteId);

    public Task<PersonFacts?> FindAsync(Guid personId, CancellationToken cancellation)
        => db.People.Where(p => p.Id == personId).Select(Facts).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyDictionary<Guid, PersonFacts>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
        => await db.People.Where(p => personIds.Contains(p.Id)).Select(Facts).ToDictionaryAsync(p => p.Id, cancellation);

    public Task<PersonFacts?> FindByUserNameAsync(string userName, CancellationToken cancellation)
    {
        var name = userName.Trim().ToUpperInvariant();
        return db.People.Where(p => p.NormalizedUserName == name && p.ErasedAt == null).Select(Facts).FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<Guid>> HoldersAsync(Guid siteId, SiteRole role, CancellationToken cancellation)
        => await db.Memberships.Where(m => m.SiteId == siteId && m.Role == role).Select(m => m.PersonId).ToListAsync(cancellation);

    public async Task<IReadOnlySet<Guid>> SitesOfAsync(Guid personId, CancellationToken cancellation)
        => await db.Memberships.Where(m => m.PersonId == personId).Select(m => m.SiteId).ToHashSetAsync(cancellation);
}
