using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Models;
using OerPortal.Classes.Names;
using OerPortal.Cms.Data;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Data;

internal sealed class SchoolPupils(ClassesDbContext db) : IPupils
{
    private IQueryable<Pupil> Here => db.Pupils.AsNoTracking().Where(p => p.LeftAt == null);

    public async Task<IReadOnlyList<ClassFacts>> ClassesAsync(CancellationToken cancellation)
        => [.. (await db.Classes.AsNoTracking().Where(c => c.ClosedAt == null).ToListAsync(cancellation))
            .OrderBy(c => c.Grade ?? 0).ThenBy(c => c.Name, StringComparer.CurrentCulture).Select(c => new ClassFacts(c.Id, c.Name, c.Grade))];

    public Task<IReadOnlyList<PupilFacts>> OfClassAsync(Guid classId, CancellationToken cancellation) => FactsAsync(Here.Where(p => p.ClassId == classId), cancellation);

    // OfAllSites opens the wall for the whole query, the classes in it too.
    public Task<IReadOnlyList<PupilFacts>> OfSchoolAsync(Guid siteId, CancellationToken cancellation)
        => FactsAsync(db.Pupils.OfAllSites().AsNoTracking().Where(p => p.SiteId == siteId && p.LeftAt == null), cancellation);

    public async Task<IReadOnlyList<PupilCount>> CountsAsync(Guid? siteId, CancellationToken cancellation)
        => await db.Pupils.OfAllSites().AsNoTracking().Where(p => p.LeftAt == null && (siteId == null || p.SiteId == siteId))
            .Join(db.Classes, p => p.ClassId, c => c.Id, (p, c) => new { p.SiteId, c.Name, c.Grade }).GroupBy(p => p)
            .Select(g => new PupilCount(g.Key.SiteId, g.Key.Name, g.Key.Grade, g.Count())).ToListAsync(cancellation);

    public async Task<IReadOnlyDictionary<Guid, PupilFacts>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
        => (await FactsAsync(db.Pupils.AsNoTracking().Where(p => personIds.Contains(p.PersonId)), cancellation)).ToDictionary(p => p.PersonId);

    public async Task<PupilFacts?> WithCardAsync(string scanned, CancellationToken cancellation)
    {
        var typed = scanned.Trim();
        var card = typed[(typed.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return (await FactsAsync(Here.Where(p => p.Card == card || p.Number == typed), cancellation)) is [var one] ? one : null;
    }

    public async Task<IReadOnlyList<PupilFacts>> NamedAsync(string words, int most, CancellationToken cancellation)
    {
        var found = Here;
        foreach (var word in Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            found = found.Where(p => (" " + p.PlainName).Contains(" " + word) || db.Classes.Any(c => c.Id == p.ClassId && c.PlainName == word));
        return await FactsAsync(found.OrderBy(p => p.PlainName).Take(most), cancellation);
    }

    private async Task<IReadOnlyList<PupilFacts>> FactsAsync(IQueryable<Pupil> pupils, CancellationToken cancellation)
        => [.. (await pupils.Join(db.Classes, p => p.ClassId, c => c.Id, (p, c) => new PupilFacts(p.PersonId, p.Name, p.Number, p.ClassId, c.Name, p.LeftAt != null, p.Card)).ToListAsync(cancellation))
            .InOrder(p => p.Name)];
}
