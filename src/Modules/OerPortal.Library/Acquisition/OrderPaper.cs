using Microsoft.Extensions.Localization;
using OerPortal.Library.Models;
using OerPortal.Library.Printing;

namespace OerPortal.Library.Acquisition;

/// <summary>An order, to be signed and sent.</summary>
internal sealed class OrderPaper(SchoolPaper school, IStringLocalizer strings)
{
    internal byte[] Draw(PurchaseOrder order)
    {
        using var paper = school.Begin(strings["library.order.paper.title"]);
        paper.Head(school.Head(strings["library.order.paper.title"], "", "", order.Dated));
        paper.Words(strings["library.order.paper.to", order.Supplier]);
        paper.Words(strings["library.order.paper.text"]);
        paper.Table(
            [
                (strings["library.letters.order"], 8, true), (strings["library.register.book"], 70, false), (strings["library.copies"], 14, true), (strings["library.letters.price"], 18, true),
                (strings["library.voucher.sum"], 22, true),
            ],
            order.Lines.OrderBy(l => l.Place).Select((line, at) => (IReadOnlyList<string>)
                [$"{at + 1}", line.People.Length > 0 ? $"{line.People}. {line.Name}" : line.Name, $"{line.Count}", line.Price > 0 ? school.Money(line.Price) : "", line.Price > 0 ? school.Money(line.Count * line.Price) : ""]),
            ["", strings["library.voucher.sums"], $"{order.Lines.Sum(l => l.Count)}", "", school.Money(order.Total)]);
        if (order.Note.Length > 0)
            paper.Words(strings["library.stock.minutes.note", order.Note]);
        paper.Signatures([(strings["library.minutes.librarian"], ""), (strings["library.minutes.principal"], "")], strings["library.letters.sign"]);
        return paper.Finish();
    }
}
