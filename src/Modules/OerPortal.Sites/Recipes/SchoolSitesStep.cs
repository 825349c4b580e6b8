using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Sites.Data;
using OerPortal.Sites.Markup;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Recipes;

/// <summary>
/// <c>{"step": "school-sites", "folders": "Schools"}</c>: pages, news, pictures, menu and front page of the schools whose folders lie there
/// (<see cref="SchoolPlan.Of"/>). In texts <c>{picture:san}</c> and <c>{resource:demo:…}</c> stand for addresses. A site that has a front page of its
/// own is left alone.
/// </summary>
internal sealed partial class SchoolSitesStep(
    SitesDbContext db, ISites sites, IFiles files, IPeople people, IContributions contributions, IEnumerable<IRecipeFiles> shelves, IPageCache cache, TimeProvider time) : IRecipeStep
{
    internal const string Description = "school.json";

    public string Name => "school-sites";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var plans = RecipeFolder.Below(shelves, step.GetProperty("folders").GetString() ?? "", Description).Select(SchoolPlan.Of).ToList();
        foreach (var wanted in plans)
        {
            var site = sites.FindBySlug(wanted.Site) ?? throw new InvalidDataException($"There is no school '{wanted.Site}'. The step 'sites' must come before.");
            if (!await db.Fronts.AnyAsync(f => f.SiteId == site.Id, cancellation))
                await MakeAsync(site, wanted, cancellation);
        }

        await cache.ForgetAsync("sites", cancellation);
        say($"{plans.Count} school sites are there.");
    }

    private async Task MakeAsync(Site site, SchoolPlan wanted, CancellationToken cancellation)
    {
        var pictures = await PicturesAsync(site, wanted, cancellation);
        var places = await PlacesAsync(wanted, pictures, cancellation);
        foreach (var page in wanted.Pages)
            Publish(new Writing { SiteId = site.Id, Kind = WritingKind.Page, Slug = page.Slug }, page, places, daysAgo: 30);
        foreach (var item in wanted.News)
            Publish(new Writing { SiteId = site.Id, Kind = WritingKind.News }, item, places, item.DaysAgo);
        await RecommendAsync(site, wanted, cancellation);
        var layout = new FrontLayout { Logo = wanted.Logo is { } logo ? pictures[logo].FileId : null, Blocks = [.. wanted.Blocks.Select(block => BlockOf(block, pictures, places))] };
        db.Fronts.Add(new SiteFront { SiteId = site.Id, Live = layout, LiveFiles = [.. layout.Files], ChangedAt = time.GetUtcNow() });
        if (wanted.Menu.Count > 0)
            db.Menus.Add(new SiteMenu { SiteId = site.Id, Entries = new MenuEntries(wanted.Menu) });
        await db.SaveChangesAsync(cancellation);
    }

    private async Task RecommendAsync(Site site, SchoolPlan wanted, CancellationToken cancellation)
    {
        foreach (var (number, one) in wanted.Recommended.Index())
            db.Recommendations.Add(new Recommendation { SiteId = site.Id, ResourceId = await IdOfAsync(one.Resource, cancellation), Words = one.Words, At = time.GetUtcNow().AddMinutes(-number) });
        if (wanted.Featured is { } featured && await db.Profiles.FirstOrDefaultAsync(p => p.SiteId == site.Id && p.FeaturedId == "", cancellation) is { } profile)
            (profile.FeaturedId, profile.FeaturedWords) = (await IdOfAsync(featured.Resource, cancellation), featured.Words);
    }

    private async Task<Dictionary<string, SiteMedia>> PicturesAsync(Site site, SchoolPlan wanted, CancellationToken cancellation)
    {
        var owner = await people.FindByUserNameAsync(wanted.Owner, cancellation) ?? throw new InvalidDataException($"There is nobody called '{wanted.Owner}'. The step 'people' must come before.");
        var pictures = new Dictionary<string, SiteMedia>();
        foreach (var planned in wanted.Pictures)
        {
            await using var content = planned.Open!();
            var id = await files.AcceptAsync(new NewFile(site.Id, owner.Id, $"{SiteMedia.HolderKind}:{site.Id}", planned.File), content, cancellation);
            pictures[planned.Key] = new SiteMedia { FileId = id, SiteId = site.Id, Description = planned.Description, AddedAt = time.GetUtcNow() };
        }

        db.Media.AddRange(pictures.Values);
        return pictures;
    }

    private async Task<IReadOnlyList<(string Name, string Address)>> PlacesAsync(SchoolPlan wanted, Dictionary<string, SiteMedia> pictures, CancellationToken cancellation)
    {
        var places = pictures.Select(one => ($"{{picture:{one.Key}}}", $"/tep/{one.Value.FileId}/anh")).ToList();
        var texts = wanted.Pages.Concat(wanted.News).Select(text => text.Body).Concat(wanted.Blocks.SelectMany(block => block.Text));
        foreach (var key in texts.SelectMany(text => ResourceNames().Matches(text)).Select(match => match.Groups["key"].Value).Distinct())
            places.Add(($"{{resource:{key}}}", ResourceAddress.Page(await IdOfAsync(key, cancellation))));
        return places;
    }

    [GeneratedRegex(@"\{resource:(?<key>[^}]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResourceNames();

    private void Publish(Writing writing, PlannedText planned, IReadOnlyList<(string Name, string Address)> places, int daysAgo)
    {
        var at = time.GetUtcNow().AddDays(-daysAgo);
        var body = Filled(planned.Body, places);
        var version = writing.Write(planned.Title, body, PageText.FilesOf(PageText.Read(body)), at);
        writing.Publish(version, at, until: null, time.GetUtcNow());
        db.AddRange(writing, version);
    }

    private static FrontBlock BlockOf(PlannedBlock block, Dictionary<string, SiteMedia> pictures, IReadOnlyList<(string Name, string Address)> places) => new()
    {
        Kind = block.Kind,
        Title = block.Title,
        Style = block.Style,
        Text = Filled(string.Join('\n', block.Text), places),
        Lines = block.Lines,
        Pictures = [.. block.Pictures.Select(key => new FrontPicture(pictures[key].FileId, pictures[key].Description))],
        IsHalf = block.IsHalf,
        IsTinted = block.IsTinted,
    };

    private static string Filled(string text, IReadOnlyList<(string Name, string Address)> places)
        => places.Aggregate(text, (filled, place) => filled.Replace(place.Name, place.Address, StringComparison.Ordinal));

    private async Task<string> IdOfAsync(string key, CancellationToken cancellation)
        => (await contributions.FindAsync(key, cancellation) ?? throw new InvalidDataException($"There is no resource '{key}'. The step that brings it must come before.")).PublicId;
}
