using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Recipes;

/// <summary>
/// <c>{"step": "between-libraries", "from": "a", "to": "b", "box": "Name", "copies": 12, "asked": "Title at b", "lent": "Title at a"}</c>: two requests between two schools and a box
/// under way from one to the other. Schools that have a box are left alone.
/// </summary>
internal sealed class BetweenStep(LibraryDbContext db, ISites sites, TimeProvider time) : IRecipeStep
{
    private const int Days = 30;
    private const int Semester = 120;

    public string Name => "between-libraries";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var (from, to) = (School(step, "from"), School(step, "to"));
        if (await db.Boxes.OfAllSites().AnyAsync(b => b.SiteId == from.Id, cancellation))
            return;
        await AskAsync(from, to, Text(step, "asked"), isSent: false, cancellation);
        await AskAsync(to, from, Text(step, "lent"), isSent: true, cancellation);
        await db.SaveChangesAsync(cancellation);
        var copies = await BoxAsync(from, to, Text(step, "box"), step.GetProperty("copies").GetInt32(), cancellation);
        db.ChangeTracker.Clear();
        say($"{from.Name} and {to.Name} lend to each other; a box with {copies:N0} copies is under way.");
    }

    private async Task AskAsync(Site asker, Site lender, string name, bool isSent, CancellationToken cancellation)
    {
        var title = await db.Titles.OfAllSites().FirstOrDefaultAsync(t => t.SiteId == lender.Id && t.Name == name, cancellation) ?? throw new InvalidDataException($"{lender.Name} has no title '{name}'.");
        var (now, due) = (time.GetUtcNow(), Today.AddDays(Days));
        var copy = isSent ? await Free(lender).FirstOrDefaultAsync(c => c.TitleId == title.Id, cancellation) : null;
        var its = new Interloan
        {
            SiteId = asker.Id,
            LenderId = lender.Id,
            TitleId = title.Id,
            WorkKey = title.WorkKey,
            Book = title.People.Length > 0 ? $"{title.Heading} / {title.People}" : title.Heading,
            State = copy is null ? InterloanState.Asked : InterloanState.Sent,
            MadeAt = now.AddDays(-2),
            AskedAt = now.AddDays(-2),
            CopyId = copy?.Id,
            DueOn = copy is null ? null : due,
            SentAt = copy is null ? null : now.AddDays(-1),
        };
        db.Interloans.Add(its);
        if (copy is not null)
            db.Stays.Add(new Stay { SiteId = lender.Id, CopyId = copy.Id, AtId = asker.Id, DueOn = due, InterloanId = its.Id, BeganAt = now.AddDays(-1) });
    }

    private async Task<int> BoxAsync(Site home, Site to, string name, int count, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var copies = await Free(home).Where(c => c.Register == BookKind.Children).OrderBy(c => c.Number).Take(count).ToListAsync(cancellation);
        var box = new Box { SiteId = home.Id, Name = name, IsOfDepartment = false, MadeAt = now.AddDays(-5) };
        db.Boxes.Add(box);
        db.BoxItems.AddRange(copies.Select(c => new BoxItem { BoxId = box.Id, CopyId = c.Id, SiteId = home.Id, PutAt = now.AddDays(-4) }));
        db.Stays.AddRange(copies.Select(c => new Stay { SiteId = home.Id, CopyId = c.Id, AtId = to.Id, DueOn = Today.AddDays(Semester), BoxId = box.Id, BeganAt = now.AddDays(-4) }));
        // What has left takes no more books: they are written first.
        await db.SaveChangesAsync(cancellation);
        db.BoxStops.Add(new BoxStop { BoxId = box.Id, Place = 1, SiteId = home.Id, SchoolId = to.Id, From = Today, Until = Today.AddDays(Semester), SentAt = now.AddDays(-1) });
        await db.SaveChangesAsync(cancellation);
        return copies.Count;
    }

    private IQueryable<Copy> Free(Site school) => db.Copies.OfAllSites().Where(c => c.SiteId == school.Id && c.State == CopyState.OnShelf
        && !db.Loans.Any(l => l.CopyId == c.Id && l.EndedAt == null) && !db.Stays.Any(s => s.CopyId == c.Id && s.EndedAt == null));

    private DateOnly Today => VietnamTime.DayOf(time.GetUtcNow());

    private Site School(JsonElement step, string name) => sites.FindBySlug(Text(step, name)) ?? throw new InvalidDataException($"There is no school '{Text(step, name)}'. The step 'sites' must come before.");

    private static string Text(JsonElement step, string name) => step.GetProperty(name).GetString() ?? "";
}
