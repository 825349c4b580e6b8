using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest;
using OerPortal.Resources.Data;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Likeness;

/// <summary>Another resource whose text is much the same.</summary>
/// <param name="Path">Of its page, or of its own review, without the site's prefix.</param>
/// <param name="Percent">How much of the text is equal, about.</param>
internal sealed record LikeText(string Title, string Path, int Percent);

/// <summary>Finds resources with much the same text, among those that the person may see.</summary>
internal sealed class LikeTexts(ResourcesDbContext db, FileUses uses)
{
    /// <summary>Below this, lessons on one topic are alike because they are on one topic.</summary>
    private const double Least = 0.5;
    private const int MostCandidates = 200;
    private const int MostShown = 5;

    /// <returns>By file, the most alike first.</returns>
    internal async Task<IReadOnlyDictionary<Guid, IReadOnlyList<LikeText>>> OfAsync(ResourceVersion version, IReadOnlyList<FileFacts> shown, CancellationToken cancellation)
    {
        Guid[] ids = [.. shown.Select(f => f.Id)];
        var own = await db.TextSignatures.AsNoTracking().Where(s => ids.Contains(s.FileId)).ToListAsync(cancellation);
        var alike = new List<(Guid File, Guid Other, double Likeness)>();
        foreach (var signature in own.Where(s => s.Bands.Length > 0))
        {
            var bands = signature.Bands;
            var candidates = await db.TextSignatures.AsNoTracking()
                .Where(s => s.Bands.Any(band => bands.Contains(band)) && !ids.Contains(s.FileId)).OrderByDescending(s => s.FileId).Take(MostCandidates).ToListAsync(cancellation);
            alike.AddRange(candidates.Select(c => (signature.FileId, c.FileId, signature.LikenessTo(c))).Where(pair => pair.Item3 >= Least));
        }

        var known = alike.Count == 0 ? [] : await uses.OfAsync([.. alike.Select(a => a.Other)], version.ResourceId, cancellation);
        return alike.GroupBy(a => a.File).ToDictionary(file => file.Key, file => Of([.. file.Select(a => (a.Other, a.Likeness))], known));
    }

    /// <summary>Whether some of the files have not been compared yet.</summary>
    internal Task<bool> IsWaitingAsync(IReadOnlyList<FileFacts> shown, CancellationToken cancellation)
    {
        Guid[] ids = [.. shown.Where(f => f.IsReady).Select(f => f.Id)];
        return db.Database.SqlQuery<Guid>($"""SELECT file_id AS "Value" FROM resources.unsigned_text WHERE file_id = ANY({ids})""").AnyAsync(cancellation);
    }

    private static IReadOnlyList<LikeText> Of((Guid Other, double Likeness)[] alike, IReadOnlyList<FileUse> uses)
        => [.. (from use in uses
               let most = alike.Where(a => use.Files.Contains(a.Other)).Select(a => a.Likeness).DefaultIfEmpty().Max()
               where most > 0
               orderby most descending
               select new LikeText(use.Title, use.Path, (int)Math.Round(most * 100)) into text
               group text by text.Path into one
               select one.First()).Take(MostShown)];
}
