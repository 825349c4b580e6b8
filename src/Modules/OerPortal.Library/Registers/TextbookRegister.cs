using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Registers;

/// <summary>
/// The register of textbooks: a part of a page for each title and volume, and in it a line for what came on one voucher. As in the paper book, a title
/// whose part is full goes on in the next free one and says from which page, so that nothing that is written moves.
/// </summary>
internal sealed class TextbookRegister(LibraryDbContext db, IStringLocalizer strings) : PagedRegister
{
    /// <summary>Never to be changed, as with <see cref="NumberedRegister.LinesOnPage"/>.</summary>
    internal const int LinesInPart = 4;

    internal const int PartsOnPage = 3;

    /// <summary>The first column stands above each part on paper; a spreadsheet wants it in every line.</summary>
    internal override IReadOnlyList<RegisterColumn> Columns { get; } =
    [
        new(strings["library.register.date"], 24), new(strings["library.register.voucher"], 18), new(strings["library.register.fromNumber"], 30), new(strings["library.register.toNumber"], 30),
        new(strings["library.copies"], 22, true), new(strings["library.register.price"], 30, true), new(strings["library.voucher.sum"], 39, true), new(strings["library.note"], 80), new(strings["library.title.name"], 0),
    ];

    /// <summary>With a heading and a sum for each part.</summary>
    internal override int RowsOnPage => PartsOnPage * (LinesInPart + 2);

    internal override async Task<int> PageCountAsync(CancellationToken cancellation) => (Parts(await BatchesAsync(cancellation)).Count + PartsOnPage - 1) / PartsOnPage;

    internal override async IAsyncEnumerable<RegisterPage> PagesAsync(int from, int to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var parts = Parts(await BatchesAsync(cancellation));
        var gone = await db.Copies.Where(c => c.Register == BookKind.Textbook && c.State != CopyState.OnShelf).Select(c => new Gone(c.Number, c.State)).ToListAsync(cancellation);
        foreach (var (at, page) in parts.Chunk(PartsOnPage).Index().Skip(from - 1).Take(to - from + 1))
            yield return new RegisterPage(at + 1, [.. page.SelectMany(part => Rows(part, gone))]);
    }

    /// <summary>In the order of their numbers. A line tells its register by the copy that has its first number.</summary>
    private async Task<IReadOnlyList<Batch>> BatchesAsync(CancellationToken cancellation)
        => await (from line in db.Lines.AsNoTracking()
                  join copy in db.Copies on new { line.VoucherId, line.TitleId, Number = line.FirstNumber } equals new { VoucherId = copy.VoucherId!.Value, TitleId = copy.EnteredTitleId, Number = (int?)copy.Number }
                  join voucher in db.Vouchers on line.VoucherId equals voucher.Id
                  where copy.Register == BookKind.Textbook
                  orderby copy.Number
                  select new Batch(line.TitleId, line.Words, voucher.Dated, voucher.Number, copy.Number, line.Count, line.Price)).ToListAsync(cancellation);

    private static List<Part> Parts(IReadOnlyList<Batch> batches)
    {
        var parts = new List<Part>();
        var open = new Dictionary<Guid, Part>();
        foreach (var batch in batches)
        {
            var part = open.GetValueOrDefault(batch.TitleId);
            if (part is null || part.Batches.Count == LinesInPart)
            {
                part = new Part(part?.Words ?? batch.Words, parts.Count / PartsOnPage + 1, part);
                parts.Add(open[batch.TitleId] = part);
            }
            part.Batches.Add(batch);
        }
        return parts;
    }

    private IEnumerable<RegisterRow> Rows(Part part, IReadOnlyList<Gone> gone)
    {
        yield return RegisterRow.Heading(Heading(part));
        foreach (var batch in part.Batches)
        {
            yield return RegisterRow.Line(
                batch.Dated, $"{batch.Voucher}", Register.Number(BookKind.Textbook, batch.First), Register.Number(BookKind.Textbook, batch.Last),
                batch.Count, batch.Price, batch.Money, Remark(batch, gone), batch.Words.Name);
        }
        foreach (var blank in Enumerable.Repeat(RegisterRow.Blank, LinesInPart - part.Batches.Count))
            yield return blank;
        yield return RegisterRow.Sum(strings["library.register.ofTitle"].Value, null, null, null, part.Count, null, part.Money);
    }

    private string Heading(Part part)
    {
        var words = part.Words;
        var facts = string.Join(" · ", new[] { words.Name, words.Grade is { } grade ? strings["library.class", grade].Value : "", words.Publisher, $"{words.Year}" }.Where(f => f is { Length: > 0 }));
        return part.Before is { } before ? $"{facts} {strings["library.register.continued", before.Page].Value}" : facts;
    }

    private string Remark(Batch batch, IReadOnlyList<Gone> gone) => string.Join(
        ", ", gone.Where(g => g.Number >= batch.First && g.Number <= batch.Last).CountBy(g => g.State).OrderBy(c => c.Key).Select(c => $"{strings[$"library.state.{c.Key}"].Value} {c.Value}"));

    private sealed record Batch(Guid TitleId, LineWords Words, DateOnly Dated, int? Voucher, int First, int Count, long Price)
    {
        internal int Last => First + Count - 1;

        internal long Money => Count * Price;
    }

    private sealed record Gone(int Number, CopyState State);

    /// <param name="Words">As they were when the first line of it was entered.</param>
    /// <param name="Before">The same title's part that is full.</param>
    private sealed record Part(LineWords Words, int Page, Part? Before)
    {
        internal List<Batch> Batches { get; } = [];

        /// <summary>Of the title, up to here.</summary>
        internal int Count => (Before?.Count ?? 0) + Batches.Sum(b => b.Count);

        internal long Money => (Before?.Money ?? 0) + Batches.Sum(b => b.Money);
    }
}
