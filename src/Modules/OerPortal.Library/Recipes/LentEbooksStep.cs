using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Classes;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Accession;
using OerPortal.Library.Data;
using OerPortal.Library.Ebooks;
using OerPortal.Library.Models;
using OerPortal.Resources;

namespace OerPortal.Library.Recipes;

/// <summary>
/// <c>{"step": "lent-ebooks", "licences": [{"resource": "demo:…", "school": "…", "copies": 2, "days": 14, …}]}</c>: licences of resources that an earlier step brought in, some
/// copies with pupils. A licence that a school has is left alone.
/// </summary>
internal sealed class LentEbooksStep(LibraryDbContext db, IContributions contributions, IResources resources, RegisterNumbers numbers, IPupils pupils, ISites sites, TimeProvider time) : IRecipeStep
{
    private const int DaysHad = 3;

    public string Name => "lent-ebooks";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        foreach (var plan in step.GetProperty("licences").Deserialize<IReadOnlyList<PlannedLicence>>(JsonSerializerOptions.Web) ?? [])
        {
            var site = sites.FindBySlug(plan.School) ?? throw new InvalidDataException($"There is no school '{plan.School}'. The step 'sites' must come before.");
            // What waits for the scanner has no page yet; the next run goes on with it.
            if (await contributions.FindAsync(plan.Resource, cancellation) is not { } found || await resources.DocumentAsync(found.ResourceId, cancellation) is not { } document
                || await db.Titles.OfAllSites().AnyAsync(t => t.SiteId == site.Id && t.ResourceId == found.ResourceId, cancellation))
                continue;
            await WriteAsync(site, plan, document.Card, cancellation);
            say($"{site.Name} lends {document.Card.Title} in {plan.Copies} copies.");
        }
    }

    private async Task WriteAsync(Site site, PlannedLicence plan, ResourceCard card, CancellationToken cancellation)
    {
        var (now, today) = (time.GetUtcNow(), VietnamTime.DayOf(time.GetUtcNow()));
        var readers = await pupils.OfSchoolAsync(site.Id, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var title = EbookTitle.Of(site.Id, card, now);
        var licence = new EbookLicence
        {
            SiteId = site.Id,
            TitleId = title.Id,
            Copies = plan.Copies,
            Days = plan.Days,
            Starts = today.AddDays(-30),
            Ends = today.AddMonths(plan.Months),
            Supplier = plan.Supplier,
            Document = plan.Document,
            Price = plan.Price,
            AddedAt = now,
        };
        var copies = EbookTitle.Copies(licence, plan.Copies, await numbers.TakeAsync(site.Id, BookKind.Ebook, plan.Copies, cancellation)).ToList();
        db.Titles.Add(title);
        db.EbookLicences.Add(licence);
        db.Copies.AddRange(copies);
        db.Loans.AddRange(copies.Zip(readers).Take(plan.Loans).Select(pair => new Loan
        {
            SiteId = site.Id,
            CopyId = pair.First.Id,
            PersonId = pair.Second.PersonId,
            Reader = ReaderKind.Pupil,
            ClassName = pair.Second.ClassName,
            LentAt = now.AddDays(-DaysHad),
            DueOn = today.AddDays(plan.Days - DaysHad),
            EbookTitleId = title.Id,
        }));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <param name="Resource">Its key, as the step that brought it in calls it.</param>
    /// <param name="Months">Until the licence ends.</param>
    /// <param name="Loans">How many copies are with pupils.</param>
    private sealed record PlannedLicence(string Resource, string School, int Copies, int Days, int Months, string Supplier, string Document, long Price, int Loans);
}
