using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Library.Photos;
using OerPortal.Library.Readers;

namespace OerPortal.Library.Cards;

/// <summary>Whose cards are printed, at the current school.</summary>
internal sealed class CardSheets(LibraryDbContext db, LibraryReaders readers, ReaderPhotos photos, IPupils pupils, LendingRules rules)
{
    /// <summary>At one time.</summary>
    internal const int Most = 500;

    internal Task<IReadOnlyList<ClassFacts>> ClassesAsync(CancellationToken cancellation) => pupils.ClassesAsync(cancellation);

    /// <returns>Cards of staff and of residents that are valid.</returns>
    internal async Task<(int Staff, int Residents)> CountsAsync(CancellationToken cancellation)
        => (await Valid.CountAsync(c => c.Kind != ReaderKind.Resident, cancellation), await Valid.CountAsync(c => c.Kind == ReaderKind.Resident, cancellation));

    internal async Task<IReadOnlyList<Reader>> OfClassesAsync(IEnumerable<Guid> classIds, CancellationToken cancellation)
    {
        var all = new List<Reader>();
        foreach (var id in classIds.Distinct())
            all.AddRange((await pupils.OfClassAsync(id, cancellation)).Select(LibraryReaders.Of));
        return all;
    }

    /// <summary>Valid ones, by number.</summary>
    internal async Task<IReadOnlyList<Reader>> OfCardsAsync(bool staff, bool residents, int from, CancellationToken cancellation)
        => !staff && !residents
            ? []
            : await ReadersAsync(Valid.Where(c => c.Number >= from && (c.Kind == ReaderKind.Resident ? residents : staff)).OrderBy(c => c.Number).Take(Most + 1), cancellation);

    internal Task<IReadOnlyList<Reader>> OneAsync(Guid cardId, CancellationToken cancellation) => ReadersAsync(db.Cards.Where(c => c.Id == cardId && c.Number != null && c.PersonId != null), cancellation);

    /// <param name="skipped">Places of the first sheet that have been used.</param>
    internal async Task<byte[]> DrawAsync(ReaderCardWords words, IReadOnlyList<Reader> of, int skipped, Func<Reader, string> belongs, CancellationToken cancellation)
    {
        var printed = await photos.PrintedAsync([.. of.Select(r => r.PersonId)], cancellation);
        return new ReaderCardPdf(words).Draw([.. of.Select(r => new ReaderCardFace(r.Name, belongs(r), r.Number ?? "", r.Code, r.ValidUntil, printed.GetValueOrDefault(r.PersonId)))], skipped);
    }

    private IQueryable<ReaderCard> Valid
    {
        get
        {
            var today = rules.Today;
            return db.Cards.Where(c => c.State == CardState.Valid && c.PersonId != null && c.ValidUntil >= today);
        }
    }

    private async Task<IReadOnlyList<Reader>> ReadersAsync(IQueryable<ReaderCard> cards, CancellationToken cancellation)
    {
        var staff = await readers.StaffAsync(cancellation);
        return [.. (await cards.AsNoTracking().ToListAsync(cancellation)).Select(c => readers.Of(c, staff))];
    }
}
