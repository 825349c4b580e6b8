using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Sites.Markup;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>What librarians do with pages and news of the current site.</summary>
internal sealed class WritingDesk(SitesDbContext db, ISiteContext site, IPageCache cache, TimeProvider time)
{
    /// <summary>More than anybody goes back; the oldest are forgotten.</summary>
    internal const int VersionsKept = 50;

    private const int KeyLength = 32;
    private const int LongestSlug = 60;
    private const string KeyLetters = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>How long a preview is open to whoever has its link.</summary>
    internal static TimeSpan PreviewLasts { get; } = TimeSpan.FromDays(7);

    internal Task<Writing?> FindAsync(WritingKind kind, string publicId, CancellationToken cancellation)
        => db.Writings.FirstOrDefaultAsync(w => w.Kind == kind && w.PublicId == publicId, cancellation);

    internal Task<WritingVersion> LatestAsync(Writing writing, CancellationToken cancellation)
        => db.Versions.AsNoTracking().FirstAsync(v => v.WritingId == writing.Id && v.Number == writing.LatestVersion, cancellation);

    /// <summary>The newest first.</summary>
    internal async Task<IReadOnlyList<WritingVersion>> VersionsAsync(Writing writing, CancellationToken cancellation)
        => await db.Versions.AsNoTracking().Where(v => v.WritingId == writing.Id).OrderByDescending(v => v.Number).ToListAsync(cancellation);

    /// <summary>Those of the site among the files that a text names.</summary>
    internal async Task<IReadOnlyCollection<Guid>> OwnFilesAsync(string body, CancellationToken cancellation)
    {
        var named = PageText.FilesOf(PageText.Read(body));
        return await db.Media.Where(m => named.Contains(m.FileId)).Select(m => m.FileId).ToListAsync(cancellation);
    }

    /// <summary>A new page or piece of news, not yet saved.</summary>
    internal async Task<Writing> BeginAsync(WritingKind kind, string title, CancellationToken cancellation)
    {
        var writing = new Writing { SiteId = site.Current.Id, Kind = kind, Slug = kind == WritingKind.Page ? await FreeSlugAsync(title, cancellation) : null };
        db.Writings.Add(writing);
        return writing;
    }

    /// <summary>Keeps what was written as the latest version; unless it is the same as before.</summary>
    internal async Task<WritingVersion> WriteAsync(Writing writing, string title, string body, CancellationToken cancellation)
    {
        if (writing.LatestVersion > 0 && await LatestAsync(writing, cancellation) is var before && before.Title == title && before.Body == body)
            return before;
        var version = writing.Write(title, body, await OwnFilesAsync(body, cancellation), time.GetUtcNow());
        db.Versions.Add(version);
        return version;
    }

    /// <param name="from">The present day means at once.</param>
    internal void Publish(Writing writing, WritingVersion version, DateOnly? from, DateOnly? until)
    {
        var now = time.GetUtcNow();
        var at = from is { } day && day != DayOf(writing.PublishedAt ?? now) ? StartOf(day) : writing.PublishedAt ?? now;
        writing.Publish(version, at, until is { } last ? StartOf(last.AddDays(1)) : null, now);
        db.Record(writing.Kind == WritingKind.News ? "sites.news-publish" : "sites.page-publish", $"news:{writing.Id}");
    }

    internal void TakeDown(Writing writing)
    {
        writing.TakeDown();
        db.Record(writing.Kind == WritingKind.News ? "sites.news-down" : "sites.page-down", $"news:{writing.Id}");
    }

    internal void Remove(Writing writing)
    {
        db.Writings.Remove(writing);
        db.Record(writing.Kind == WritingKind.News ? "sites.news-remove" : "sites.page-remove", $"news:{writing.Id}", new { writing.Title });
    }

    internal void OpenPreview(Writing writing)
        => writing.OpenPreview(RandomNumberGenerator.GetString(KeyLetters, KeyLength), time.GetUtcNow() + PreviewLasts);

    internal async Task SaveAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync("sites", cancellation);
    }

    /// <summary>Forgets the versions that are too old, but not the one that people see.</summary>
    internal Task TidyAsync(Writing writing, CancellationToken cancellation)
        => db.Versions.Where(v => v.WritingId == writing.Id && v.Number <= writing.LatestVersion - VersionsKept && v.Number != writing.ShownVersion).ExecuteDeleteAsync(cancellation);

    internal static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToOffset(VietnamTime.Offset).DateTime);

    /// <summary>The last day on which it is to be seen.</summary>
    internal static DateOnly? LastDayOf(Writing writing) => writing.ExpiresAt is { } end ? DayOf(end).AddDays(-1) : null;

    private static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, VietnamTime.Offset);

    private async Task<string> FreeSlugAsync(string title, CancellationToken cancellation)
    {
        var wanted = SlugOf(title);
        var taken = await db.Writings.Where(w => w.Slug != null && w.Slug.StartsWith(wanted)).Select(w => w.Slug!).ToListAsync(cancellation);
        var slug = wanted;
        for (var number = 2; taken.Contains(slug); number++)
            slug = $"{wanted}-{number}";
        return slug;
    }

    /// <summary>"Nội quy thư viện" as noi-quy-thu-vien.</summary>
    internal static string SlugOf(string title)
    {
        var slug = new StringBuilder();
        foreach (var c in title.ToLowerInvariant().Decomposed())
        {
            if (char.IsAsciiLetterOrDigit(c) || c == 'đ')
                slug.Append(c == 'đ' ? 'd' : c);
            else if (slug.Length is > 0 and < LongestSlug && slug[^1] != '-' && !char.IsSurrogate(c) && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
                slug.Append('-');
            if (slug.Length >= LongestSlug)
                break;
        }

        var made = slug.ToString().Trim('-');
        return made.Length > 0 ? made : "trang";
    }
}
