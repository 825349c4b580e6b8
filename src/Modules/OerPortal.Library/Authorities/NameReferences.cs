using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Authorities;

/// <summary>Other names of people and bodies: whoever looks for one finds what stands under the other.</summary>
internal sealed class NameReferences(LibraryDbContext db, ISites sites)
{
    internal const int NameLength = 120;
    internal const int PageLength = 50;
    private const int MostForOne = 8;

    internal async Task<(IReadOnlyList<NameReference> References, int Total)> ListAsync(string words, int page, CancellationToken cancellation)
    {
        var found = db.NameReferences.AsNoTracking();
        foreach (var word in Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(r => r.PlainName.Contains(word) || r.PlainSee.Contains(word));
        return (await found.OrderBy(r => r.PlainName).ThenBy(r => r.Id).Skip((page - 1) * PageLength).Take(PageLength).ToListAsync(cancellation), await found.CountAsync(cancellation));
    }

    /// <returns>False where it is there already, or leads to itself.</returns>
    internal async Task<bool> AddAsync(string name, string see, CancellationToken cancellation)
    {
        db.NameReferences.Add(new NameReference { Name = name, See = see });
        db.Record("library.reference", $"site:{sites.Portal.Id}", new { name, see });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException there) when (there.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.CheckViolation })
        {
            return false;
        }
    }

    internal async Task RemoveAsync(Guid reference, CancellationToken cancellation)
    {
        if (await db.NameReferences.Where(r => r.Id == reference).ExecuteDeleteAsync(cancellation) == 0)
            return;
        db.Record("library.reference", $"site:{sites.Portal.Id}");
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Names among the words that lead to others, or from which others lead: each with the words as they are then.</summary>
    internal async Task<IReadOnlyList<OtherName>> AmongAsync(string words, CancellationToken cancellation)
    {
        var plain = $" {Unmarked.Of(words)} ";
        if (plain.Length < 4)
            return [];
        var found = await db.NameReferences.AsNoTracking().Where(r => plain.Contains(r.PlainName) || plain.Contains(r.PlainSee)).OrderBy(r => r.PlainName).Take(MostForOne).ToListAsync(cancellation);
        return [.. found.Select(r => plain.Contains(r.PlainName, StringComparison.Ordinal)
            ? new OtherName(r, true, plain.Replace(r.PlainName, r.PlainSee, StringComparison.Ordinal).Trim())
            : new OtherName(r, false, plain.Replace(r.PlainSee, r.PlainName, StringComparison.Ordinal).Trim()))];
    }
}

/// <param name="IsToSee">The words had the name that leads to the other; else the other way round.</param>
/// <param name="Words">With the other name in place of the one that was typed.</param>
internal sealed record OtherName(NameReference Reference, bool IsToSee, string Words);
