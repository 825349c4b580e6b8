using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Accession;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Marc;
using OerPortal.Library.Models;
using OerPortal.Marc;

namespace OerPortal.Library.Import;

/// <summary>
/// Takes in a table of books: titles that are new, changed or known, and their copies on vouchers that the librarian looks at before they are entered.
/// What it would do is asked in the same way, and nothing is written then.
/// </summary>
internal sealed class BookImporting(LibraryDbContext db, TitleRecords records, LendingRules rules, ISiteContext site, IStringLocalizer strings, TimeProvider time)
{
    private readonly Dictionary<string, Title> _known = new(StringComparer.Ordinal);
    private Dictionary<Guid, string> _kept = [];

    internal async Task<IReadOnlyList<RowPlan>> PlanAsync(IReadOnlyList<BookRow> rows, CancellationToken cancellation)
    {
        _known.Clear();
        var titles = (await db.PaperTitles.OrderByDescending(t => t.AddedAt).ToListAsync(cancellation)).ToDictionary(t => t.Id);
        // What was merged is known as the one that stayed.
        foreach (var title in titles.Values.OrderByDescending(t => t.MergedIntoId is not null))
            Remember(title, title.MergedIntoId is { } stays ? titles[stays] : title);
        _kept = rows.Any(row => row.IsRecord) ? await records.KeptAsync(cancellation) : [];
        return [.. rows.Select(Plan)];
    }

    /// <returns>How many vouchers wait to be entered; null when somebody else has taken it in meanwhile.</returns>
    internal async Task<int?> TakeAsync(BookImport import, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        if (await db.Imports.Where(i => i.Id == import.Id && i.TakenAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.TakenAt, now), cancellation) == 0)
            return null;
        RowPlan[] plans = [.. (await PlanAsync(import.Read(), cancellation)).Where(p => p.Outcome != RowOutcome.Faulty)];
        foreach (var plan in plans.Where(p => p.Outcome != RowOutcome.Known))
            plan.Title!.Changed(now);
        db.Titles.AddRange(plans.Select(p => p.Title!).Distinct().Where(t => db.Entry(t).State == EntityState.Detached));
        var kept = plans.Where(p => p.Row.Lines is not null && p.Outcome != RowOutcome.Known).GroupBy(p => p.Title!).ToDictionary(p => p.Key, p => p.Last().Row.Lines!);
        await records.KeepAsync(kept, cancellation);
        var vouchers = plans.Where(p => p.Copies > 0).Chunk(VoucherDesk.MostLines).Select((lines, at) => Voucher(import, lines, at)).ToList();
        db.Vouchers.AddRange(vouchers);
        db.Record("library.import", $"site:{site.Current.Id}", new { rows = plans.Length, vouchers = vouchers.Count });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return vouchers.Count;
    }

    private RowPlan Plan(BookRow row)
    {
        var faults = new List<string>();
        if (row.Fault != MarcFault.None)
            return new RowPlan(row, RowOutcome.Faulty, null, 0, 0, [strings[$"library.import.marc.{row.Fault}", row.Detail]]);
        var form = new ModelStateDictionary();
        var written = new Title { SiteId = site.Current.Id, AddedAt = time.GetUtcNow() };
        var table = Form(row, faults);
        table.Apply(written, form, strings, rules.Today.Year);
        faults.AddRange(form.SelectMany(field => field.Value!.Errors.Select(error => $"{Heading(field.Key)}: {error.ErrorMessage}")));
        var copies = Copies(row, faults);
        if (faults.Count > 0)
            return new RowPlan(row, RowOutcome.Faulty, null, 0, 0, faults);
        if (Keys(written).Select(_known.GetValueOrDefault).FirstOrDefault(t => t is not null) is not { } known)
        {
            Remember(written, written);
            _ = IsOtherRecord(written, row);
            return new RowPlan(row, RowOutcome.New, written, copies, written.Price ?? 0, []);
        }
        var outcome = Overwrite(known, table) | IsOtherRecord(known, row) ? RowOutcome.Changed : RowOutcome.Known;
        return new RowPlan(row, outcome, known, copies, written.Price ?? known.Price ?? 0, []);
    }

    private bool IsOtherRecord(Title known, BookRow row)
    {
        // What has none says what would go out.
        if (row.Lines is null || (_kept.GetValueOrDefault(known.Id) ?? MarcLines.Write(TitleMarc.Of(known, null, rules.Today.Year))) == row.Lines)
            return false;
        _kept[known.Id] = row.Lines;
        return true;
    }

    private TitleForm Form(BookRow row, List<string> faults)
    {
        if (row.Lines is not null)
            return RecordFacts.Of(MarcLines.Read(row.Lines, out _), rules.Today.Year);
        var kind = row.At(BookColumn.Kind) is { } named ? BookKinds.Read(named) : BookKind.Reference;
        if (kind is null)
            faults.Add($"{Heading(nameof(BookColumn.Kind))}: {strings["library.import.kind.wrong"]}");
        var grade = row.At(BookColumn.Grade) is { } of ? Figures.Read(new string([.. of.Where(char.IsAsciiDigit)])) : null;
        return new TitleForm
        {
            Name = row.At(BookColumn.Name),
            People = row.At(BookColumn.People),
            Volume = row.At(BookColumn.Volume) is { } volume && Figures.Read(volume) is { } number ? $"Tập {number}" : row.At(BookColumn.Volume),
            Edition = row.At(BookColumn.Edition),
            Publisher = row.At(BookColumn.Publisher),
            Place = row.At(BookColumn.Place),
            Year = row.At(BookColumn.Year),
            Pages = row.At(BookColumn.Pages) is { } pages ? new string([.. pages.TakeWhile(char.IsAsciiDigit)]) : null,
            Isbn = row.At(BookColumn.Isbn),
            ClassMark = row.At(BookColumn.ClassMark),
            Subjects = row.At(BookColumn.Subjects),
            Kind = kind ?? BookKind.Reference,
            Grade = grade is >= 1 and <= 12 ? (int)grade : null,
            Price = row.At(BookColumn.Price),
            Note = row.At(BookColumn.Note),
        };
    }

    private int Copies(BookRow row, List<string> faults)
    {
        if (row.At(BookColumn.Copies) is not { } written)
            return 0;
        if (Figures.Read(written) is { } count and >= 0 and <= VoucherDesk.MostCopies)
            return (int)count;
        faults.Add($"{Heading(nameof(BookColumn.Copies))}: {strings["library.figure.wrong", 0, VoucherDesk.MostCopies]}");
        return 0;
    }

    /// <summary>What the table says and the catalogue says otherwise; what the table leaves out stays.</summary>
    private bool Overwrite(Title known, TitleForm table)
    {
        var form = TitleForm.Of(known);
        form.People = table.People ?? form.People;
        form.Edition = table.Edition ?? form.Edition;
        form.Publisher = table.Publisher ?? form.Publisher;
        form.Place = table.Place ?? form.Place;
        form.Year = table.Year ?? form.Year;
        form.Pages = table.Pages ?? form.Pages;
        form.Isbn = table.Isbn ?? form.Isbn;
        form.ClassMark = table.ClassMark ?? form.ClassMark;
        form.Subjects = table.Subjects ?? form.Subjects;
        form.Grade = table.Grade ?? form.Grade;
        form.Note = table.Note ?? form.Note;
        var before = Facts(known);
        form.Apply(known, new ModelStateDictionary(), strings, rules.Today.Year);
        return before != Facts(known);
    }

    private static string Facts(Title t) => string.Join('\u001f', t.People, t.Edition, t.Publisher, t.Place, t.Year, t.Pages, t.Isbn, t.ClassMark, t.Subjects, t.Grade, t.Note);

    private Voucher Voucher(BookImport import, RowPlan[] lines, int at)
    {
        var voucher = new Voucher { SiteId = import.SiteId, Dated = rules.Today, Source = VoucherSource.Before, Note = import.Name, BegunAt = time.GetUtcNow().AddMilliseconds(-at) };
        foreach (var (place, line) in lines.Index())
        {
            voucher.Lines.Add(new VoucherLine
            {
                SiteId = import.SiteId,
                VoucherId = voucher.Id,
                TitleId = line.Title!.Id,
                Place = place + 1,
                Count = line.Copies,
                Price = line.Price,
            });
        }
        return voucher;
    }

    private void Remember(Title title, Title meant)
    {
        foreach (var key in Keys(title))
            _known[key] = meant;
    }

    /// <summary>What one title is known by: its ISBN, and what its title page says.</summary>
    private static IEnumerable<string> Keys(Title title)
    {
        if (title.Isbn.Length > 0)
            yield return $"isbn {title.Isbn} {Unmarked.Of(title.Volume)}";
        yield return $"page {Unmarked.Of(title.Name)}|{Unmarked.Of(title.Volume)}|{Unmarked.Of(title.People)}|{Unmarked.Of(title.Publisher)}|{title.Kind}";
    }

    /// <summary>The column's first name, which is also that of the template.</summary>
    internal string Heading(string field)
        => Enum.TryParse<BookColumn>(field[(field.LastIndexOf('.') + 1)..], out var column) ? strings["library.import.column", strings[$"library.column.{column}"].Value] : field;
}
