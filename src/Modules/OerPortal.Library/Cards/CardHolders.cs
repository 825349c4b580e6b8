using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Library.Data;
using OerPortal.Library.Models;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Cards;

/// <summary>Who works at the current school, with and without a card.</summary>
internal sealed class CardHolders(LibraryDbContext db, LibraryReaders readers, IPeople people)
{
    /// <summary>Null for who does not work here.</summary>
    internal async Task<ReaderKind?> KindAsync(Guid? personId, CancellationToken cancellation)
        => personId is { } id && (await readers.StaffAsync(cancellation)).TryGetValue(id, out var kind) ? kind : null;

    /// <summary>By name.</summary>
    internal async Task<IReadOnlyList<(Guid Id, string Name)>> StaffWithoutAsync(CancellationToken cancellation)
    {
        var staff = (await readers.StaffAsync(cancellation)).Keys.ToList();
        var have = await db.Cards.Where(c => c.PersonId != null && staff.Contains(c.PersonId.Value) && c.State != CardState.Ended && c.State != CardState.Refused).Select(c => c.PersonId!.Value).ToListAsync(cancellation);
        return [.. (await people.FindManyAsync([.. staff.Except(have)], cancellation)).Values.OrderBy(p => p.DisplayName, StringComparer.CurrentCulture).Select(p => (p.Id, p.DisplayName))];
    }
}
