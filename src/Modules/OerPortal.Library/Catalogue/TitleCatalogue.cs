using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Library.Authorities;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Catalogue;

/// <summary>Titles of the current school.</summary>
internal sealed class TitleCatalogue(LibraryDbContext db, ISiteContext site, TimeProvider time)
{
    internal const int PageLength = 30;

    /// <summary>By parts of name, people, publisher, ISBN or class, with or without marks; also by the number of a copy. Without words the newest first.</summary>
    internal async Task<(IReadOnlyList<TitleLine> Titles, int Total)> ListAsync(TitleQuestion asked, int page, CancellationToken cancellation, int length = PageLength)
    {
        var found = Matching([asked.Words, .. asked.OtherNames.Select(other => other.Words)]);
        if (asked.OnlyHeld)
            found = found.Where(t => db.Copies.Any(c => c.TitleId == t.Id && c.State == CopyState.OnShelf));
        if (asked.Kind is { } only)
            found = found.Where(t => t.Kind == only);
        if (asked.Class is { } of)
            found = of.Of(found);
        var ordered = asked.Words.Length > 0 ? found.OrderBy(t => t.Words).ThenBy(t => t.Id) : found.OrderByDescending(t => t.AddedAt).ThenBy(t => t.Id);
        var titles = await ordered.Skip((page - 1) * length).Take(length).ToListAsync(cancellation);
        return (await WithCopiesAsync(titles, cancellation), await found.CountAsync(cancellation));
    }

    /// <summary>The first few, for who looks for one.</summary>
    internal async Task<IReadOnlyList<Title>> FirstAsync(string words, int most, CancellationToken cancellation)
        => await Matching([words]).OrderBy(t => t.Words).Take(most).ToListAsync(cancellation);

    internal Task<Title?> FindAsync(string publicId, CancellationToken cancellation) => db.PaperTitles.FirstOrDefaultAsync(t => t.PublicId == publicId, cancellation);

    /// <summary>The title that another one was merged into; null where there is none such.</summary>
    internal Task<Title?> StaysAsync(string publicId, CancellationToken cancellation)
        => db.Titles.AsNoTracking().FirstOrDefaultAsync(t => db.Titles.Any(gone => gone.PublicId == publicId && gone.MergedIntoId == t.Id), cancellation);

    /// <summary>Another title with the same ISBN and volume.</summary>
    internal Task<Title?> TwinAsync(Title title, CancellationToken cancellation)
        => title.Isbn.Length == 0 ? Task.FromResult<Title?>(null) : db.Catalogue.AsNoTracking().FirstOrDefaultAsync(t => t.Isbn == title.Isbn && t.Volume == title.Volume && t.Id != title.Id, cancellation);

    internal async Task<IReadOnlyList<CopyLine>> CopiesAsync(Guid titleId, CancellationToken cancellation)
        => await db.Copies.AsNoTracking().Where(c => c.TitleId == titleId).OrderBy(c => c.Register).ThenBy(c => c.Number)
            .Select(c => new CopyLine(c, db.Loans.Where(l => l.CopyId == c.Id && l.EndedAt == null).Select(l => (DateOnly?)l.DueOn).FirstOrDefault(),
                db.Holds.Any(h => h.CopyId == c.Id && h.EndedAt == null), db.Stays.FirstOrDefault(s => s.CopyId == c.Id && s.EndedAt == null)))
            .ToListAsync(cancellation);

    internal async Task<TitleLine> CountedAsync(Title title, CancellationToken cancellation) => (await WithCopiesAsync([title], cancellation))[0];

    internal async Task SaveAsync(Title title, CancellationToken cancellation)
    {
        var isNew = db.Entry(title).State == EntityState.Detached;
        title.Changed(time.GetUtcNow());
        if (isNew)
            db.Titles.Add(title);
        db.Record(isNew ? "library.title.add" : "library.title.change", $"title:{title.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    /// <returns>False where books of it came in, or are about to.</returns>
    internal async Task<bool> RemoveAsync(Title title, CancellationToken cancellation)
    {
        if (await db.Lines.AnyAsync(l => l.TitleId == title.Id, cancellation) || await db.Titles.AnyAsync(t => t.MergedIntoId == title.Id, cancellation))
            return false;
        db.Titles.Remove(title);
        db.Record("library.title.remove", $"title:{title.Id}");
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Every title as a row of a table: in the order of an import's columns, and how many copies there are.</summary>
    internal IAsyncEnumerable<IReadOnlyList<string>> AllAsync()
        => db.Catalogue.AsNoTracking().OrderBy(t => t.Words).ThenBy(t => t.Id).Select(t => new { Title = t, Copies = db.Copies.Count(c => c.TitleId == t.Id && c.State == CopyState.OnShelf) })
            .AsAsyncEnumerable().Select(t => (IReadOnlyList<string>)
            [
                t.Title.Name, t.Title.People, t.Title.Volume, t.Title.Edition, t.Title.Publisher, t.Title.Place, $"{t.Title.Year}", $"{t.Title.Pages}", t.Title.Isbn, t.Title.ClassMark, t.Title.Subjects,
                Short(t.Title.Kind), $"{t.Title.Grade}", $"{t.Title.Price}", t.Title.Note, $"{t.Copies}",
            ]);

    private static string Short(BookKind kind) => kind switch { BookKind.Textbook => "SGK", BookKind.Teaching => "SNV", BookKind.Children => "STN", _ => "STK" };

    /// <summary>When the first copy that is lent is due; null when none is.</summary>
    internal Task<DateOnly?> NextDueAsync(Guid titleId, CancellationToken cancellation)
        => db.Loans.Where(l => l.Copy.TitleId == titleId && l.EndedAt == null).MinAsync(l => (DateOnly?)l.DueOn, cancellation);

    /// <summary>Whether the school has entered any book at all.</summary>
    internal Task<bool> HasBooksAsync(CancellationToken cancellation) => db.Copies.AnyAsync(cancellation);

    /// <param name="either">The first is what was typed, and may be a number on a book.</param>
    private IQueryable<Title> Matching(IReadOnlyList<string> either)
    {
        var found = db.Catalogue.AsNoTracking();
        if (Register.Read(either[0]) is var (register, number))
            return found.Where(t => db.Copies.Any(c => c.TitleId == t.Id && c.Register == register && c.Number == number));
        return found.Where(TitleWords.Matching(either));
    }

    internal async Task<IReadOnlyList<TitleLine>> WithCopiesAsync(IReadOnlyList<Title> titles, CancellationToken cancellation)
    {
        Guid[] ids = [.. titles.Select(t => t.Id)];
        var counts = await db.Copies.AsNoTracking().Where(c => ids.Contains(c.TitleId)).GroupBy(c => c.TitleId)
            .Select(g => new { g.Key, Copies = g.Count(c => c.State == CopyState.OnShelf), Lent = g.Count(c => db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null)), Away = g.Count(c => db.Stays.Any(s => s.CopyId == c.Id && s.EndedAt == null)), Held = db.Holds.Count(h => h.TitleId == g.Key && h.EndedAt == null) })
            .ToDictionaryAsync(g => g.Key, cancellation);
        return [.. titles.Select(t => new TitleLine(t, counts.GetValueOrDefault(t.Id)?.Copies ?? 0, counts.GetValueOrDefault(t.Id)?.Lent ?? 0, counts.GetValueOrDefault(t.Id)?.Held ?? 0, counts.GetValueOrDefault(t.Id)?.Away ?? 0))];
    }

    internal Title New() => new() { SiteId = site.Current.Id, AddedAt = time.GetUtcNow() };
}

/// <summary>Which titles are wanted.</summary>
/// <param name="OnlyHeld">Only those of which there is a copy, on the shelf or lent.</param>
/// <param name="OtherNames">What stands under these is found too.</param>
internal sealed record TitleQuestion(string Words, BookKind? Kind, bool OnlyHeld, ClassRange? Class, IReadOnlyList<OtherName> OtherNames)
{
    internal TitleQuestion(string words, BookKind? kind, bool onlyHeld)
        : this(words, kind, onlyHeld, null, [])
    {
    }
}

/// <param name="Copies">Without lost and damaged ones.</param>
/// <param name="Lent">How many of them are in somebody's hands.</param>
/// <param name="Held">How many readers wait for one, or have one set aside.</param>
/// <param name="Away">How many of them are at other schools.</param>
internal sealed record TitleLine(Title Title, int Copies, int Lent, int Held, int Away = 0)
{
    /// <summary>For who comes in now.</summary>
    internal int Free => Math.Max(0, Copies - Lent - Held - Away);
}

/// <param name="DueOn">Until when it is lent; null while it is not.</param>
/// <param name="IsAside">Set aside for who waited for it.</param>
/// <param name="Stay">At another school, or in a box that goes there.</param>
internal sealed record CopyLine(Copy Copy, DateOnly? DueOn, bool IsAside, Stay? Stay = null);
