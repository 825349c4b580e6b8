using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Readers;

/// <summary>Readers of the current school: its pupils, as the roster has them, and who works there.</summary>
internal sealed class LibraryReaders(LibraryDbContext db, IPupils pupils, IPeople people, ISiteContext site)
{
    private static readonly SiteRole[] StaffRoles = [SiteRole.Teacher, SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator];

    internal async Task<Reader?> FindAsync(Guid personId, CancellationToken cancellation) => (await FindManyAsync([personId], cancellation)).GetValueOrDefault(personId);

    /// <summary>Also those who have left, as long as the school knows of a book they had; whoever is unknown at the school is left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Reader>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
    {
        var found = (await pupils.FindManyAsync(personIds, cancellation)).ToDictionary(p => p.Key, p => Of(p.Value));
        if (personIds.Except(found.Keys).ToList() is { Count: > 0 } others)
        {
            var staff = await StaffIdsAsync(cancellation);
            var known = await db.Loans.Where(l => l.PersonId != null && others.Contains(l.PersonId.Value)).Select(l => l.PersonId!.Value).Distinct().ToListAsync(cancellation);
            foreach (var (id, person) in await people.FindManyAsync([.. others.Where(o => staff.Contains(o) || known.Contains(o))], cancellation))
                found[id] = new Reader(id, person.DisplayName, ReaderKind.Staff, HasLeft: !staff.Contains(id));
        }
        return found;
    }

    /// <summary>By card or number: one, or null.</summary>
    internal async Task<Reader?> WithCardAsync(string scanned, CancellationToken cancellation) => await pupils.WithCardAsync(scanned, cancellation) is { } pupil ? Of(pupil) : null;

    /// <summary>By parts of a name, with or without marks.</summary>
    internal async Task<IReadOnlyList<Reader>> NamedAsync(string words, int most, CancellationToken cancellation)
    {
        var parts = Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return [];
        var staff = (await people.FindManyAsync([.. await StaffIdsAsync(cancellation)], cancellation)).Values
            .Where(p => $" {Unmarked.Of(p.DisplayName)}" is var name && Array.TrueForAll(parts, part => name.Contains(" " + part, StringComparison.Ordinal)))
            .OrderBy(p => p.DisplayName, StringComparer.CurrentCulture).Select(p => new Reader(p.Id, p.DisplayName, ReaderKind.Staff));
        return [.. (await pupils.NamedAsync(words, most, cancellation)).Select(Of).Concat(staff).DistinctBy(r => r.PersonId).Take(most)];
    }

    private async Task<IReadOnlySet<Guid>> StaffIdsAsync(CancellationToken cancellation)
    {
        var staff = new HashSet<Guid>();
        foreach (var role in StaffRoles)
            staff.UnionWith(await people.HoldersAsync(site.Current.Id, role, cancellation));
        return staff;
    }

    private static Reader Of(PupilFacts pupil) => new(pupil.PersonId, pupil.Name, ReaderKind.Pupil, pupil.ClassName, pupil.Number, pupil.HasLeft);
}
