using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Data;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Recipes;

/// <summary>
/// <c>{"step": "sites", "portal": {"name": "…", "subtitle": "…"}, "schools": [{"slug": "thcs-ba-lan", "name": "…", "accent": "cham",
/// "level": "thcs", "welcome": "…", "news": [{"title": "…", "body": "…", "daysAgo": 3}]}], "folders": "Schools"}</c>: also a school for each folder there,
/// as the section <c>school</c> of its <c>school.json</c> says. Sites that exist keep their id.
/// </summary>
internal sealed class SitesStep(SitesDbContext db, ISites sites, IEnumerable<IRecipeFiles> shelves, TimeProvider time) : IRecipeStep
{
    public string Name => "sites";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var plan = step.Deserialize<Plan>(JsonSerializerOptions.Web) ?? throw new InvalidDataException("The step 'sites' is empty.");
        if (plan.Portal is { } portal)
            await PutAsync(sites.Portal, portal, cancellation);
        IReadOnlyList<PlannedSite> schools = [.. plan.Schools, .. plan.Folders is { } root ? RecipeFolder.Below(shelves, root, SchoolSitesStep.Description).Select(folder => folder.Section<PlannedSite>("school")).OfType<PlannedSite>() : []];
        foreach (var school in schools)
        {
            var known = sites.FindBySlug(school.Slug)
                ?? new Site(Guid.CreateVersion7(), SiteKind.School, school.Slug, "", "", null, "rung", null);
            await PutAsync(known, school, cancellation);
        }

        say($"{schools.Count} schools are there.");
    }

    private async Task PutAsync(Site site, PlannedSite wanted, CancellationToken cancellation)
    {
        await sites.SaveAsync(
            site with { Name = wanted.Name, Subtitle = wanted.Subtitle, Accent = wanted.Accent ?? site.Accent, Level = wanted.Level ?? site.Level, District = wanted.District ?? site.District, Commune = wanted.Commune ?? site.Commune }, cancellation);
        if (!await db.Profiles.AnyAsync(p => p.SiteId == site.Id, cancellation))
        {
            db.Profiles.Add(new SiteProfile
            {
                SiteId = site.Id,
                Welcome = wanted.Welcome ?? "",
                OpeningHours = wanted.OpeningHours ?? "",
                Place = wanted.Place ?? "",
            });
            foreach (var planned in wanted.News)
                Publish(new Writing { SiteId = site.Id, Kind = WritingKind.News }, planned);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void Publish(Writing news, PlannedNews planned)
    {
        var at = time.GetUtcNow().AddDays(-planned.DaysAgo);
        var version = news.Write(planned.Title, planned.Body, [], at);
        news.Publish(version, at, until: null, time.GetUtcNow());
        db.AddRange(news, version);
    }

    private sealed record Plan(PlannedSite? Portal, string? Folders)
    {
        public IReadOnlyList<PlannedSite> Schools { get; init; } = [];
    }

    private sealed record PlannedSite(
        string Slug, string Name, string Subtitle, string? Accent, string? Level, string? Welcome, string? OpeningHours, string? Place)
    {
        public string? District { get; init; }

        public string? Commune { get; init; }

        public IReadOnlyList<PlannedNews> News { get; init; } = [];
    }

    private sealed record PlannedNews(string Title, string Body, int DaysAgo);
}
