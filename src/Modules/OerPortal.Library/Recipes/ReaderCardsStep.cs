using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Library.Accession;
using OerPortal.Library.Cards;
using OerPortal.Library.Data;
using OerPortal.Library.Models;

namespace OerPortal.Library.Recipes;

/// <summary>
/// <c>{"step": "reader-cards", "folders": "Schools"}</c>: the file <c>cards.json</c> of the folders (<see cref="CardPlan"/>): residents with a card, and who waits for one. A library that has
/// a card is left alone.
/// </summary>
internal sealed class ReaderCardsStep(LibraryDbContext db, RegisterNumbers numbers, ISites sites, IEnumerable<IRecipeFiles> plans, TimeProvider time) : IRecipeStep
{
    private const string File = "cards.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "reader-cards";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        foreach (var folder in RecipeFolder.Below(plans, step.GetProperty("folders").GetString() ?? "", File))
        {
            var plan = JsonSerializer.Deserialize<CardPlan>(folder.Read(File), Json) ?? throw new InvalidDataException($"'{File}' is empty.");
            var site = sites.FindBySlug(plan.School) ?? throw new InvalidDataException($"There is no school '{plan.School}'. The step 'sites' must come before.");
            if (await db.Cards.OfAllSites().AnyAsync(c => c.SiteId == site.Id, cancellation))
                continue;
            await WriteAsync(site, plan, cancellation);
            say($"{site.Name} has given {plan.Residents.Count:N0} cards to residents; {plan.Waiting.Count:N0} wait for one.");
        }
    }

    private async Task WriteAsync(Site site, CardPlan plan, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await db.CardRules.OfAllSites().AnyAsync(r => r.SiteId == site.Id, cancellation))
            db.CardRules.Add(new CardRule { SiteId = site.Id, IsFromHome = true, Area = plan.Area });
        if (!await db.RequestRules.OfAllSites().AnyAsync(r => r.SiteId == site.Id, cancellation))
            db.RequestRules.Add(new RequestRule { SiteId = site.Id, IsDelivery = true, IsCopy = true });
        foreach (var resident in plan.Residents)
        {
            var card = Of(site, resident, now.AddDays(-resident.DaysAgo));
            card.Number = await numbers.TakeAsync(site.Id, CardDesk.Counter, 1, cancellation);
            card.ValidUntil = VietnamTime.DayOf(now.AddDays(-resident.DaysAgo)).AddMonths(24);
            card.Become(CardState.Valid, "", null, card.AskedAt);
            db.Cards.Add(card);
        }
        foreach (var waiting in plan.Waiting)
        {
            var card = Of(site, waiting, now.AddDays(-waiting.DaysAgo));
            card.Become(CardState.Asked, "", null, card.AskedAt);
            db.Cards.Add(card);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private static ReaderCard Of(Site site, PlannedCard planned, DateTimeOffset asked)
    {
        var card = new ReaderCard
        {
            SiteId = site.Id,
            PersonId = Guid.CreateVersion7(),
            Kind = ReaderKind.Resident,
            AskedAt = asked,
            IsFromHome = true,
            BornYear = planned.Born,
            Guardian = planned.Guardian,
            Address = planned.Address,
            Purpose = planned.Purpose,
        };
        card.Rename(planned.Name);
        card.Call(planned.Phone);
        return card;
    }
}

/// <summary>Cards of a made-up library.</summary>
/// <param name="School">Its name in addresses.</param>
/// <param name="Area">Whom it serves.</param>
internal sealed record CardPlan(string School, string Area, IReadOnlyList<PlannedCard> Residents, IReadOnlyList<PlannedCard> Waiting);

/// <param name="DaysAgo">When it was asked for.</param>
internal sealed record PlannedCard(string Name, int Born, string Address, string Phone, int DaysAgo, string Guardian = "", string Purpose = "");
