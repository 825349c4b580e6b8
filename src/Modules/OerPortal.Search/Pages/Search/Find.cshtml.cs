using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;
using OerPortal.Search.Saving;
using OerPortal.Theme;

namespace OerPortal.Search.Pages;

/// <summary>The search page: everything it shows follows from its address.</summary>
[GuestCache(ResourceIndexing.CacheTag, ResourceTags.All, ResourceTags.Lists)]
internal sealed class FindModel(
    ISearchEngine engine, IResources resources, IEnumerable<IFindableThings> things, IEnumerable<IFindsBeside> besides, SavedSearches saved, ICurrentPerson person, ISiteContext site, ISites sites, IStringLocalizer strings) : PageModel
{
    private const int SubjectsOffered = 12;
    private const int BesideShown = 3;

    public SearchChoice Choice { get; private set; } = null!;

    public SearchResult Result { get; private set; } = SearchResult.Nothing;

    public IReadOnlyList<HitModel> Hits { get; private set; } = [];

    /// <summary>Found spellings of words that were typed without marks.</summary>
    public IReadOnlyList<string> Spellings { get; private set; } = [];

    public IReadOnlyList<FacetGroup> Groups { get; private set; } = [];

    /// <summary>Subjects to browse when nothing was found, with how many resources each has.</summary>
    public IReadOnlyList<(string Code, int Count)> SubjectsToBrowse { get; private set; } = [];

    public bool IsSchool => !site.Current.IsPortal;

    public int PageCount => Math.Min(SearchLimits.Pages, (Result.Total + SearchLimits.PageSize - 1) / SearchLimits.PageSize);

    /// <summary>More was found than can be opened.</summary>
    public bool IsCutShort => Result.Total > SearchLimits.Pages * SearchLimits.PageSize;

    public string AddressOf(SearchChoice choice) => choice.Address(Request.PathBase);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        Choice = SearchChoice.Read(Request.Query, sites);
        var viewer = Viewer.From(person);
        Result = await engine.FindAsync(Choice.Request(viewer, site.Current, sites) with { CountSchools = true, IncludesElsewhere = true }, cancellation);
        if (Choice.Page > Math.Max(1, PageCount)) return Redirect(AddressOf(Choice with { Page = Math.Max(1, PageCount) }));

        var words = new FacetWords(strings, sites);
        Title = Choice.Title(words, strings, SiteName());
        Chosen = [.. words.Chosen(Choice).Select(chosen => new ChosenFilter(chosen.Text, AddressOf(Choice.Without(chosen.Field, chosen.Value))))];
        var query = QueryText.Read(Sought);
        var cards = await resources.CardsAsync([.. Result.Hits.Select(hit => hit.ResourceId)], viewer, cancellation);
        var inside = Result.Hits.ToDictionary(hit => hit.ResourceId, hit => hit.Inside);
        var writer = new HitWriter(strings, Request.PathBase, query);
        var ours = cards.ToDictionary(card => card.Id, card => writer.Write(card, inside[card.Id]));
        var elsewhere = await ElsewhereAsync(inside.Keys.Except(ours.Keys).ToHashSet(), cancellation);
        Hits = [.. Result.Hits.Select(hit => ours.GetValueOrDefault(hit.ResourceId) ?? (elsewhere.TryGetValue(hit.ResourceId, out var card) ? writer.Write(card) : null)).OfType<HitModel>()];
        if (Result.Total > 0 && !Result.Relaxed && SchoolQuery.Read(query) is { IsEmpty: false } meant) Understood = string.Join(" · ", meant.Facets.Select(facet => words.Of(facet.Field, facet.Code)));
        // Words that are understood have no other spellings: "toan" is the subject.
        Spellings = Understood is null ? writer.Spellings : [];
        Groups = FacetGroup.Of(Counts(), Choice, words, strings);
        IsSaved = MaySave && await saved.HasAsync(person.Id!.Value, site.Current.Id, SavedModel.QueryOf(Choice), cancellation);
        if (Choice is { Text.Length: > 0, Page: 1, HasFilters: false }) Beside = await BesideAsync(cancellation);
        if (Result.Total == 0) SubjectsToBrowse = await BrowsableAsync(viewer, cancellation);
        return Page();
    }

    /// <summary>What the words are understood to name, as people call it; null when they name nothing or nothing was found.</summary>
    public string? Understood { get; private set; }

    /// <summary>What is shown was sought by: the words that were typed, or those that were surely meant.</summary>
    public string Sought => Result is { IsMended: true, DidYouMean: { } meant } ? meant : Choice.Text;

    /// <summary>What the page says it found, in words.</summary>
    public string Heading() => (Choice.Text.Length > 0, Result.Total, Result.Relaxed) switch
    {
        (true, 0, _) or (true, _, true) => strings["search.found.none", Choice.Text],
        (true, var total, _) => strings.Count("search.found", total, Sought),
        (false, var total, _) => strings.Count("search.all", total),
    };

    /// <summary>The chosen filters; that of the current school stands apart.</summary>
    public IReadOnlyList<ChosenFilter> Chosen { get; private set; } = [];

    /// <summary>The page's own.</summary>
    public string Title { get; private set; } = "";

    /// <summary>What else the site has, on its shelves.</summary>
    public IReadOnlyList<FoundBeside> Beside { get; private set; } = [];

    /// <summary>The person keeps this search already.</summary>
    public bool IsSaved { get; private set; }

    public bool MaySave => person.IsSignedIn && (Choice.Text.Length > 0 || Choice.HasFilters);

    public string SiteName() => sites.Find(site.Current.Id)?.Name ?? "";

    private Dictionary<FacetField, IReadOnlyDictionary<string, int>> Counts() => Result.Facets.ToDictionary(
        facet => facet.Key, facet => facet.Key switch
        {
            FacetField.School => SchoolSlugs.BySlug(facet.Value, sites),
            // A licence that is none of ours has words and no code; whether something is passed on is no question of readers.
            FacetField.Licence or FacetField.Language or FacetField.Origin => facet.Value.Where(value => value.Key is not ("" or Origins.PassedOn)).ToDictionary(),
            // What all of them are tells them apart no better than the heading does.
            FacetField.Format => facet.Value.Where(value => value.Key != FileFormats.Offline || value.Value < Result.Total || Choice.Filters.ContainsKey(facet.Key)).ToDictionary(),
            _ => facet.Value,
        });

    private async Task<IReadOnlyDictionary<Guid, FindableCard>> ElsewhereAsync(HashSet<Guid> ids, CancellationToken cancellation)
    {
        var found = new Dictionary<Guid, FindableCard>();
        foreach (var kind in things)
        {
            if (found.Count == ids.Count) break;
            foreach (var card in await kind.CardsAsync(ids, cancellation)) found[card.Id] = card;
        }

        return found;
    }

    private async Task<IReadOnlyList<FoundBeside>> BesideAsync(CancellationToken cancellation)
    {
        var found = new List<FoundBeside>();
        foreach (var source in besides)
        {
            if (await source.FindAsync(Sought, BesideShown, cancellation) is { } some) found.Add(some);
        }

        return found;
    }

    private async Task<IReadOnlyList<(string, int)>> BrowsableAsync(Viewer viewer, CancellationToken cancellation)
    {
        var counts = await resources.CountAsync(viewer, cancellation);
        return [.. counts.BySubject.OrderByDescending(subject => subject.Value).ThenBy(subject => subject.Key, StringComparer.Ordinal)
            .Take(SubjectsOffered).Select(subject => (subject.Key, subject.Value))];
    }
}

/// <param name="Without">Address of the search that it is taken away from.</param>
internal sealed record ChosenFilter(string Text, string Without);
