using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Copying;

/// <summary>Which libraries are asked for descriptions: those of the settings, then those the department wrote down.</summary>
internal sealed class CopySources(LibraryDbContext db, SruSettings settings, ISites sites)
{
    internal const int NameLength = 80;
    internal const int AddressLength = 500;
    internal const int Most = 12;

    internal IReadOnlyList<SruTarget> OfSettings => [.. settings.Targets];

    internal async Task<IReadOnlyList<CopySource>> AllAsync(CancellationToken cancellation) => await db.CopySources.OrderBy(s => s.Place).ThenBy(s => s.Id).ToListAsync(cancellation);

    internal async Task<IReadOnlyList<SruTarget>> AskedAsync(CancellationToken cancellation)
        => [.. OfSettings, .. (await AllAsync(cancellation)).Where(s => s.IsAsked).Select(Target)];

    internal static SruTarget Target(CopySource source) => new() { Name = source.Name, Address = source.Address };

    /// <returns>False where there are as many as may be, or one has this address.</returns>
    internal async Task<bool> AddAsync(string name, string address, CancellationToken cancellation)
    {
        var all = await AllAsync(cancellation);
        if (all.Count >= Most || all.Any(s => s.Address == address))
            return false;
        db.CopySources.Add(new CopySource { Place = all.Select(s => s.Place).DefaultIfEmpty().Max() + 1, Name = name, Address = address, IsAsked = true });
        await SaveAsync(cancellation);
        return true;
    }

    internal async Task AskAsync(CopySource source, bool isAsked, CancellationToken cancellation)
    {
        source.IsAsked = isAsked;
        await SaveAsync(cancellation);
    }

    internal async Task RemoveAsync(CopySource source, CancellationToken cancellation)
    {
        db.CopySources.Remove(source);
        await SaveAsync(cancellation);
    }

    private async Task SaveAsync(CancellationToken cancellation)
    {
        db.Record("library.copySources", $"site:{sites.Portal.Id}");
        await db.SaveChangesAsync(cancellation);
    }
}
