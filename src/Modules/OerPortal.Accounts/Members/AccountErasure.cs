using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;

namespace OerPortal.Accounts.Members;

internal sealed class AccountErasure(AccountsDbContext db, PersonalData data) : IAccountErasure
{
    public async Task<int> EraseUnusedAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
    {
        var unused = await db.People.AsNoTracking()
            .Where(p => personIds.Contains(p.Id) && p.ErasedAt == null && !db.Memberships.Any(m => m.PersonId == p.Id)
                && !db.JoinRequests.Any(r => r.PersonId == p.Id) && !db.Invitations.Any(i => i.PersonId == p.Id))
            .Select(p => p.Id).ToListAsync(cancellation);
        foreach (var personId in unused)
        {
            await data.EraseAsync(personId, cancellation);
            db.ChangeTracker.Clear();
        }

        return unused.Count;
    }
}
