using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Sites;
using OerPortal.Library.Data;
using OerPortal.Library.Lending;
using OerPortal.Library.Models;
using OerPortal.Marc;

namespace OerPortal.Library.Marc;

/// <summary>Titles of the current school as records of MARC 21, and the records they came from.</summary>
internal sealed class TitleRecords(LibraryDbContext db, LendingRules rules, ISiteContext site)
{
    private const int Portion = 200;

    internal async Task<MarcRecord> OfAsync(Title title, CancellationToken cancellation)
        => TitleMarc.Of(title, Read(await db.Records.AsNoTracking().FirstOrDefaultAsync(r => r.TitleId == title.Id, cancellation)), rules.Today.Year);

    /// <summary>Keeps records beside their titles, as lines without holdings. Whoever calls saves.</summary>
    internal async Task KeepAsync(IReadOnlyDictionary<Title, string> lines, CancellationToken cancellation)
    {
        Guid[] ids = [.. lines.Keys.Select(t => t.Id)];
        var kept = await db.Records.Where(r => ids.Contains(r.TitleId)).ToDictionaryAsync(r => r.TitleId, cancellation);
        foreach (var (title, its) in lines)
        {
            if (kept.GetValueOrDefault(title.Id) is { } known)
                known.Lines = its;
            else
                db.Records.Add(new TitleRecord { TitleId = title.Id, SiteId = title.SiteId, Lines = its });
        }
    }

    /// <summary>Lines of what is kept, by title.</summary>
    internal Task<Dictionary<Guid, string>> KeptAsync(CancellationToken cancellation) => db.Records.AsNoTracking().ToDictionaryAsync(r => r.TitleId, r => r.Lines, cancellation);

    /// <summary>The whole catalogue, each title with its copies that are there.</summary>
    internal async IAsyncEnumerable<MarcRecord> AllAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (after, school) = (Guid.Empty, site.Current.Name);
        while (true)
        {
            var titles = await db.PaperTitles.AsNoTracking().Where(t => t.Id > after).OrderBy(t => t.Id).Take(Portion).ToListAsync(cancellation);
            if (titles.Count == 0)
                yield break;
            after = titles[^1].Id;
            Guid[] ids = [.. titles.Select(t => t.Id)];
            var kept = await db.Records.AsNoTracking().Where(r => ids.Contains(r.TitleId)).ToDictionaryAsync(r => r.TitleId, cancellation);
            var copies = (await db.Copies.AsNoTracking().Where(c => ids.Contains(c.TitleId) && c.State == CopyState.OnShelf).OrderBy(c => c.Number).ToListAsync(cancellation)).ToLookup(c => c.TitleId);
            foreach (var title in titles)
                yield return TitleMarc.WithHoldings(TitleMarc.Of(title, Read(kept.GetValueOrDefault(title.Id)), rules.Today.Year), title, school, copies[title.Id]);
        }
    }

    internal static MarcRecord? Read(TitleRecord? kept) => kept is null ? null : MarcLines.Read(kept.Lines, out _);
}
