using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Campaigns.Data;
using OerPortal.Campaigns.Models;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;

namespace OerPortal.Campaigns.Recipes;

/// <summary>
/// <c>{"step": "campaigns", "folders": "Schools"}</c>: the sections <c>challenges</c> and <c>thanks</c> of the folders' <c>school.json</c>, with days counted from
/// today: <c>[{"title": "…", "body": "…", "goal": 100, "opens": -9, "closes": 30, "classes": [{"name": "6A", "people": 32, "books": 41}]}]</c> and
/// <c>[{"name": "…", "reason": "…", "signedBy": "…", "daysAgo": 6}]</c>. A school that has any is left alone.
/// </summary>
internal sealed class CampaignsStep(CampaignsDbContext db, Challenges challenges, ISites sites, IEnumerable<IRecipeFiles> shelves, IPageCache cache, TimeProvider time) : IRecipeStep
{
    public string Name => "campaigns";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        foreach (var folder in RecipeFolder.Below(shelves, step.GetProperty("folders").GetString() ?? "", "school.json"))
        {
            var slug = folder.Section<PlannedSchool>("school")?.Slug ?? "";
            var site = sites.FindBySlug(slug) ?? throw new InvalidDataException($"There is no school '{slug}'. The step 'sites' must come before.");
            if (await db.Challenges.OfAllSites().AnyAsync(c => c.SiteId == site.Id, cancellation) || await db.Commendations.OfAllSites().AnyAsync(c => c.SiteId == site.Id, cancellation))
                continue;
            foreach (var planned in folder.Section<IReadOnlyList<PlannedChallenge>>("challenges") ?? [])
                Add(planned, site.Id);
            db.Commendations.AddRange((folder.Section<IReadOnlyList<PlannedThanks>>("thanks") ?? []).Select(planned => Of(planned, site.Id)));
        }

        await db.SaveChangesAsync(cancellation);
        await cache.ForgetAsync(Challenges.Tag, cancellation);
        say("Reading challenges and thanks are there.");
    }

    private void Add(PlannedChallenge planned, Guid siteId)
    {
        var (today, now) = (challenges.Today, time.GetUtcNow());
        var one = new Challenge
        {
            SiteId = siteId,
            Title = planned.Title,
            Body = planned.Body,
            Goal = planned.Goal,
            OpensOn = today.AddDays(planned.Opens),
            ClosesOn = today.AddDays(planned.Closes),
            ChangedAt = now,
        };
        db.Challenges.Add(one);
        db.Classes.AddRange(planned.Classes.Select(its => new ChallengeClass { ChallengeId = one.Id, SiteId = siteId, Name = its.Name, People = its.People, Books = its.Books, JoinedAt = now }));
    }

    private Commendation Of(PlannedThanks planned, Guid siteId) => new()
    {
        SiteId = siteId,
        Name = planned.Name,
        Reason = planned.Reason,
        SignedBy = planned.SignedBy,
        GivenOn = challenges.Today.AddDays(-planned.DaysAgo),
        IsShown = true,
        ChangedAt = time.GetUtcNow(),
    };

    private sealed record PlannedSchool(string Slug);

    private sealed record PlannedChallenge(string Title, string Body, int Goal, int Opens, int Closes, IReadOnlyList<PlannedClass> Classes);

    private sealed record PlannedClass(string Name, int People, int Books);

    private sealed record PlannedThanks(string Name, string Reason, string SignedBy, int DaysAgo);
}
