using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Classes;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Cards;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Readers;

/// <summary>Readers of the current library: pupils, as the roster has them, who works there, and who has a card of its own. See docs/adr/0058-who-is-a-reader.md.</summary>
internal sealed class LibraryReaders(LibraryDbContext db, IPupils pupils, IPeople people, CardSeals seals, ISiteContext site, TimeProvider time)
{
    private static readonly SiteRole[] StaffRoles = [SiteRole.Librarian, SiteRole.Reviewer, SiteRole.SiteAdministrator];

    /// <summary>Fewer figures than this are no telephone number.</summary>
    private const int ShortestPhone = 6;

    private DateOnly Today => VietnamTime.DayOf(time.GetUtcNow());

    internal async Task<Reader?> FindAsync(Guid personId, CancellationToken cancellation) => (await FindManyAsync([personId], cancellation)).GetValueOrDefault(personId);

    /// <summary>A reader, or who has asked for a card and waits: their picture is taken before they have one.</summary>
    internal async Task<Reader?> FindWaitingAsync(Guid personId, CancellationToken cancellation)
        => await FindAsync(personId, cancellation)
            ?? (await db.Cards.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == personId && c.State == CardState.Asked, cancellation) is { } card ? Of(card, await StaffAsync(cancellation)) : null);

    /// <summary>Also those who have left, as long as the school knows of a book they had; whoever is unknown at the school is left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, Reader>> FindManyAsync(IReadOnlyCollection<Guid> personIds, CancellationToken cancellation)
    {
        var found = (await pupils.FindManyAsync(personIds, cancellation)).ToDictionary(p => p.Key, p => Of(p.Value));
        if (personIds.Except(found.Keys).ToList() is not { Count: > 0 } others)
            return found;
        var cards = await CardsAsync(db.Cards.Where(c => c.PersonId != null && others.Contains(c.PersonId.Value)), cancellation);
        var staff = await StaffAsync(cancellation);
        var known = await db.Loans.Where(l => l.PersonId != null && others.Contains(l.PersonId.Value)).Select(l => l.PersonId!.Value).Distinct().ToListAsync(cancellation);
        var named = await people.FindManyAsync([.. others.Where(o => staff.ContainsKey(o) || known.Contains(o))], cancellation);
        foreach (var id in others)
        {
            if (cards.GetValueOrDefault(id) is { } card)
                found[id] = Of(card, staff);
            else if (named.GetValueOrDefault(id) is { } person)
                found[id] = new Reader(id, person.DisplayName, staff.GetValueOrDefault(id, ReaderKind.Staff), HasLeft: !staff.ContainsKey(id));
        }
        return found;
    }

    /// <summary>By card or number: one, or null.</summary>
    internal async Task<Reader?> WithCardAsync(string scanned, CancellationToken cancellation)
    {
        if (await pupils.WithCardAsync(scanned, cancellation) is { } pupil)
            return Of(pupil);
        if (seals.Read(site.Current.Id, scanned) is not { } number)
            return null;
        var card = await db.Cards.AsNoTracking().FirstOrDefaultAsync(c => c.Number == number && c.PersonId != null, cancellation);
        return card is null ? null : Of(card, await StaffAsync(cancellation));
    }

    /// <summary>By parts of a name, with or without marks; also by telephone number.</summary>
    internal async Task<IReadOnlyList<Reader>> NamedAsync(string words, int most, CancellationToken cancellation)
    {
        if (PhoneFigures.Of(words) is { Length: >= ShortestPhone } phone && PhoneFigures.AreWhole(words))
            return await WithPhoneAsync(phone, most, cancellation);
        var parts = Unmarked.Of(words).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
            return [];
        var roles = await StaffAsync(cancellation);
        var cards = db.Cards.Where(c => c.PersonId != null);
        foreach (var part in parts)
            cards = cards.Where(c => (" " + c.PlainName).Contains(" " + part));
        var named = (await CardsAsync(cards.OrderBy(c => c.PlainName).Take(most), cancellation)).Values.Select(c => Of(c, roles));
        var staff = (await people.FindManyAsync([.. roles.Keys], cancellation)).Values
            .Where(p => $" {Unmarked.Of(p.DisplayName)}" is var name && Array.TrueForAll(parts, part => name.Contains(" " + part, StringComparison.Ordinal)))
            .OrderBy(p => p.DisplayName, StringComparer.CurrentCulture).Select(p => new Reader(p.Id, p.DisplayName, roles[p.Id]));
        return [.. (await pupils.NamedAsync(words, most, cancellation)).Select(Of).Concat(named).Concat(staff).DistinctBy(r => r.PersonId).Take(most)];
    }

    /// <summary>Who works at the school, and as what.</summary>
    internal async Task<IReadOnlyDictionary<Guid, ReaderKind>> StaffAsync(CancellationToken cancellation)
    {
        var staff = new Dictionary<Guid, ReaderKind>();
        foreach (var role in StaffRoles)
        {
            foreach (var id in await people.HoldersAsync(site.Current.Id, role, cancellation))
                staff[id] = ReaderKind.Staff;
        }
        // Who teaches has the rules of teachers, whatever else they do.
        foreach (var id in await people.HoldersAsync(site.Current.Id, SiteRole.Teacher, cancellation))
            staff[id] = ReaderKind.Teacher;
        return staff;
    }

    internal Reader Of(ReaderCard card, IReadOnlyDictionary<Guid, ReaderKind> staff)
    {
        var trouble = card.TroubleOn(Today);
        var isStaff = card.Kind != ReaderKind.Resident;
        return new Reader(
            card.PersonId!.Value, card.Name, isStaff ? staff.GetValueOrDefault(card.PersonId.Value, card.Kind) : card.Kind, Number: card.Number is null ? null : card.NumberText,
            HasLeft: trouble is not null || (isStaff && !staff.ContainsKey(card.PersonId.Value)))
        {
            CardId = card.Id,
            CardTrouble = trouble,
            Department = card.Department,
            ValidUntil = card.ValidUntil,
            Code = card.Number is { } number ? seals.CodeOf(card.SiteId, number) : "",
        };
    }

    internal static Reader Of(PupilFacts pupil) => new(pupil.PersonId, pupil.Name, ReaderKind.Pupil, pupil.ClassName, pupil.Number, pupil.HasLeft) { Code = pupil.Card };

    private async Task<IReadOnlyList<Reader>> WithPhoneAsync(string phone, int most, CancellationToken cancellation)
    {
        var staff = await StaffAsync(cancellation);
        return [.. (await CardsAsync(db.Cards.Where(c => c.PersonId != null && c.PhonePlain == phone).OrderBy(c => c.PlainName).Take(most), cancellation)).Values.Select(c => Of(c, staff))];
    }

    /// <summary>The one that counts of each person: who only asks has none, and a valid one comes before one that has ended.</summary>
    private static async Task<IReadOnlyDictionary<Guid, ReaderCard>> CardsAsync(IQueryable<ReaderCard> cards, CancellationToken cancellation)
        => (await cards.AsNoTracking().Where(c => c.Number != null).ToListAsync(cancellation))
            .GroupBy(c => c.PersonId!.Value).ToDictionary(g => g.Key, g => g.OrderBy(c => c.State == CardState.Ended).ThenByDescending(c => c.Number).First());
}
