using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Authorities;

/// <summary>The tables of classes, which of them a school uses, and what stands on its shelves by class.</summary>
internal sealed class ClassTables(LibraryDbContext db, ISiteContext site)
{
    internal const int MarkLength = 20;
    internal const int NameLength = 160;

    internal async Task<IReadOnlyList<ClassHeading>> HeadingsAsync(string scheme, CancellationToken cancellation)
        => [.. (await db.ClassHeadings.AsNoTracking().Where(h => h.Scheme == scheme).ToListAsync(cancellation)).OrderBy(h => h.Mark, StringComparer.Ordinal)];

    /// <summary>Of the current school.</summary>
    internal async Task<string> SchemeAsync(CancellationToken cancellation)
        => await db.Schemes.Select(s => s.Scheme).FirstOrDefaultAsync(cancellation) ?? ClassSchemes.Dewey;

    internal async Task UseAsync(string scheme, CancellationToken cancellation)
    {
        if (await db.Schemes.FirstOrDefaultAsync(cancellation) is { } own)
            own.Scheme = scheme;
        else
            db.Schemes.Add(new SchoolScheme { SiteId = site.Current.Id, Scheme = scheme });
        db.Record("library.scheme", $"site:{site.Current.Id}", new { scheme });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Writes a heading; of one mark there is one.</summary>
    internal async Task SaveAsync(string scheme, string mark, string nameVi, string nameEn, CancellationToken cancellation)
    {
        if (await db.ClassHeadings.FirstOrDefaultAsync(h => h.Scheme == scheme && h.Mark == mark, cancellation) is { } there)
            (there.NameVi, there.NameEn) = (nameVi, nameEn);
        else
            db.ClassHeadings.Add(new ClassHeading { Scheme = scheme, Mark = mark, NameVi = nameVi, NameEn = nameEn });
        db.Record("library.heading", $"site:{site.Current.Id}", new { scheme, mark });
        await db.SaveChangesAsync(cancellation);
    }

    internal async Task RemoveAsync(Guid heading, CancellationToken cancellation)
    {
        if (await db.ClassHeadings.Where(h => h.Id == heading).ExecuteDeleteAsync(cancellation) == 0)
            return;
        db.Record("library.heading", $"site:{site.Current.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>The main classes of the school's table of which it has books, with how many titles.</summary>
    internal async Task<IReadOnlyList<(ClassRange Range, int Titles)>> ShelvesAsync(CancellationToken cancellation)
    {
        var ranges = await RangesAsync(cancellation);
        var marks = await db.Catalogue.Where(t => t.ClassMark != "" && db.Copies.Any(c => c.TitleId == t.Id && c.State == CopyState.OnShelf))
            .GroupBy(t => t.ClassMark).Select(g => new { Mark = g.Key, Titles = g.Count() }).ToListAsync(cancellation);
        return [.. ranges.Select(range => (range, marks.Where(m => range.Has(m.Mark)).Sum(m => m.Titles))).Where(shelf => shelf.Item2 > 0)];
    }

    /// <summary>A main class of the school's table.</summary>
    internal async Task<ClassRange?> RangeAsync(string? mark, CancellationToken cancellation)
        => string.IsNullOrEmpty(mark) ? null : (await RangesAsync(cancellation)).FirstOrDefault(range => range.Heading.Mark == mark);

    private async Task<IReadOnlyList<ClassRange>> RangesAsync(CancellationToken cancellation)
    {
        var mains = (await HeadingsAsync(await SchemeAsync(cancellation), cancellation)).Where(h => h.IsMain).ToList();
        return [.. mains.Select(h => new ClassRange(h, [.. mains.Select(o => o.Prefix).Where(o => o.Length > h.Prefix.Length && o.StartsWith(h.Prefix, StringComparison.Ordinal))]))];
    }
}

/// <summary>Books of one class: marks that begin like it, and not like a class of its own within: "5" without "5A".</summary>
internal sealed record ClassRange(ClassHeading Heading, IReadOnlyList<string> Without)
{
    internal bool Has(string mark) => mark.StartsWith(Heading.Prefix, StringComparison.Ordinal) && !Without.Any(other => mark.StartsWith(other, StringComparison.Ordinal));

    internal IQueryable<Title> Of(IQueryable<Title> titles)
        => Without.Aggregate(titles.Where(t => t.ClassMark.StartsWith(Heading.Prefix)), (left, other) => left.Where(t => !t.ClassMark.StartsWith(other)));
}
