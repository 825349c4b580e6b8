using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Library.Models;
using OerPortal.Library.Printing;

namespace OerPortal.Library.WritingOff;

/// <summary>The minutes of a write-off that is entered, from what was kept then: they print the same again.</summary>
internal sealed class WriteOffMinutes(WriteOffDesk desk, SchoolPaper school, IStringLocalizer strings)
{
    internal async Task<byte[]> DrawAsync(WriteOff writeOff, CancellationToken cancellation)
    {
        var lines = await desk.LinesAsync(writeOff.Id, cancellation);
        using var paper = school.Begin(strings["library.writeOff.minutes.title"]);
        paper.Head(school.Head(strings["library.writeOff.minutes.title"], strings["library.writeOff.minutes.register", writeOff.Number ?? 0], writeOff.Document, writeOff.Dated));
        paper.Heading(strings["library.stock.minutes.board"]);
        school.Board(paper, writeOff.Board);
        paper.Heading(strings["library.writeOff.minutes.reasons"]);
        foreach (var (reason, count) in lines.CountBy(l => l.Reason).OrderBy(r => r.Key))
            paper.Words($"– {strings[$"library.writeOff.reason.{reason}"]}: {strings.Count("library.voucher.copies", count)}");
        if (writeOff.Note.Length > 0)
            paper.Words(strings["library.stock.minutes.note", writeOff.Note]);
        paper.Heading(strings["library.writeOff.minutes.list"]);
        var money = lines.Sum(l => l.Price ?? l.Copy.Price);
        paper.Table(
            [
                (strings["library.letters.order"], 8, true), (strings["library.number"], 18, false), (strings["library.register.book"], 62, false), (strings["library.letters.price"], 17, true),
                (strings["library.writeOff.reason"], 26, false),
            ],
            lines.Select((line, at) => (IReadOnlyList<string>)
                [$"{at + 1}", line.Copy.RegisterNumber, line.Book ?? "", school.Money(line.Price ?? line.Copy.Price), strings[$"library.writeOff.reason.{line.Reason}"]]),
            ["", "", strings.Count("library.voucher.copies", lines.Count), school.Money(money), ""]);
        paper.Words(strings["library.writeOff.minutes.money", school.Money(money)]);
        if (writeOff.ApprovedBy.Length > 0)
            paper.Words(strings["library.writeOff.minutes.approved", writeOff.ApprovedBy]);
        school.Sign(paper, writeOff.Board, writeOff.ApprovedBy);
        return paper.Finish();
    }
}
