using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;
using OerPortal.Library.Printing;

namespace OerPortal.Library.Compensating;

/// <summary>The receipt that a reader takes home, from what was kept then: it prints the same again, and says when it was cancelled.</summary>
internal sealed class CompensationReceipt(SchoolPaper school, IStringLocalizer strings)
{
    internal byte[] Draw(Compensation receipt)
    {
        using var paper = school.Begin(strings["library.receipt.title"]);
        paper.Head(school.Head(strings["library.receipt.title"], receipt.CancelledAt is null ? "" : strings["library.receipt.cancelled", receipt.CancelReason], $"{receipt.Number}", receipt.Dated));
        paper.Words(strings["library.receipt.reader", receipt.Reader]);
        paper.Words(strings["library.receipt.book", receipt.Book]);
        paper.Words(receipt.Kind == CompensationKind.Money ? strings["library.receipt.money", school.Money(receipt.Amount)] : strings["library.receipt.sameBook"]);
        if (receipt.Note.Length > 0)
            paper.Words(strings["library.stock.minutes.note", receipt.Note]);
        paper.Signatures([(strings["library.receipt.payer"], ""), (strings["library.minutes.librarian"], "")], strings["library.letters.sign"]);
        return paper.Finish();
    }
}
