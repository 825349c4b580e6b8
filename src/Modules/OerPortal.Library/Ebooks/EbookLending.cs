using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Resources;

namespace OerPortal.Library.Ebooks;

/// <inheritdoc cref="ILendsResources" />
internal sealed class EbookLending(LibraryDbContext db, LendingRules rules, ICurrentPerson person) : ILendsResources
{
    public async Task<LoanTerm?> TermAsync(Guid resourceId, CancellationToken cancellation)
    {
        if (person.Id is not { } me)
            return null;
        var today = rules.Today;
        // At whatever site it was borrowed: a book of the department opens at school too.
        var due = await db.Loans.OfAllSites()
            .Where(l => l.PersonId == me && l.EndedAt == null && l.DueOn >= today && l.EbookTitleId != null && db.Titles.Any(t => t.Id == l.EbookTitleId && t.ResourceId == resourceId))
            .MaxAsync(l => (DateOnly?)l.DueOn, cancellation);
        return due is { } last ? new LoanTerm(last, last.DayNumber - today.DayNumber) : null;
    }

    public string AddressOf(string publicId) => LibraryAddress.Ebook(publicId);
}
