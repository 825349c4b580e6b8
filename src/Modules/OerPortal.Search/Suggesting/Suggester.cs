using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Data;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Theme;

namespace OerPortal.Search.Suggesting;

/// <summary>Everything that may be meant by what somebody is typing, and where it leads: subjects, what the index knows, collections, schools.</summary>
internal sealed class Suggester(
    ISearchEngine engine, IResources resources, ICollections collections, CollectionTitles titles, SchoolNames schools, ICurrentPerson person, ISiteContext site, IStringLocalizer strings)
{
    private const int Most = 8;
    private const int OfOneKind = 2;

    /// <summary>More than so many schools with these words say that no school is meant.</summary>
    private const int TooManySchools = 20;

    private const int CollectionsLookedAt = 6;
    private const int ResourcesLookedAt = 40;

    public async Task<IReadOnlyList<Offer>> OfferAsync(string? typed, PathString pathBase, CancellationToken cancellation)
    {
        if (TypedWords.Read(typed) is not { } words) return [];
        var viewer = Viewer.From(person);
        Offer[] subjects = [.. Subjects(words, pathBase)];
        Offer[] rest = [.. await CollectionsAsync(words, viewer, pathBase, cancellation), .. Schools(words, pathBase)];
        return [.. subjects, .. await IndexedAsync(typed, Most - subjects.Length - rest.Length, viewer, pathBase, cancellation), .. rest];
    }

    private IEnumerable<Offer> Subjects(TypedWords words, PathString pathBase) =>
        new Names<string>(Resources.Subjects.All.Select(code => (code, strings["subject." + code].Value))).With(words).Take(OfOneKind)
            .Select(subject => OfferOf(subject.Name, "subject", pathBase + SearchAddress.OfSubject(subject.Thing)));

    private async Task<IEnumerable<Offer>> IndexedAsync(string? typed, int count, Viewer viewer, PathString pathBase, CancellationToken cancellation)
    {
        var found = await engine.SuggestAsync(typed, Access.Of(viewer, site.Current), count, cancellation);
        var cards = (await resources.CardsAsync([.. found.Where(offer => offer.ResourceId is not null).Select(offer => offer.ResourceId!.Value)], viewer, cancellation))
            .ToDictionary(card => card.Id);
        return found.Select(offer => OfferOf(
            offer.Text,
            offer.Kind switch { SuggestionKind.Title => "title", SuggestionKind.Person => "person", _ => "keyword" },
            offer.ResourceId is { } id && cards.TryGetValue(id, out var card) ? ResourceAddress.Page(pathBase, card.PublicId) : pathBase + SearchAddress.Of(offer.Text)));
    }

    /// <summary>As the pages of collections show them: a school its own, and none of which the person may see nothing.</summary>
    private async Task<IEnumerable<Offer>> CollectionsAsync(TypedWords words, Viewer viewer, PathString pathBase, CancellationToken cancellation)
    {
        if (!site.HasFeature("collections")) return [];
        PublicRecord<CollectionDocument>[] found = [.. (await titles.AllAsync(collections, cancellation)).With(words).Select(title => title.Thing)
            .Where(record => site.Current.IsPortal || record.SiteId == site.Current.Id).Take(CollectionsLookedAt)];
        if (found.Length == 0) return [];
        var seen = (await resources.CardsAsync([.. found.SelectMany(LookedAt).Distinct()], viewer, cancellation)).Select(card => card.Id).ToHashSet();
        return found.Where(record => LookedAt(record).Any(seen.Contains)).Take(OfOneKind)
            .Select(record => OfferOf(record.Document!.Title, "collection", pathBase + ResourceAddress.Collection(record.PublicId)));
    }

    private static IEnumerable<Guid> LookedAt(PublicRecord<CollectionDocument> record) => record.Document!.ResourceIds.Take(ResourcesLookedAt);

    /// <summary>At the portal the school's own page; from a school's, which may have a host name of its own, what the other one contributed.</summary>
    private IEnumerable<Offer> Schools(TypedWords words, PathString pathBase)
    {
        var found = schools.All().With(words).Take(TooManySchools + 1).ToList();
        return found.Count > TooManySchools
            ? []
            : found.Take(OfOneKind).Select(school => OfferOf(
                school.Name, "school", site.Current.IsPortal ? $"{pathBase}{school.Thing.PathPrefix}/" : pathBase + SearchAddress.OfSchool(school.Thing.Slug)));
    }

    private Offer OfferOf(string text, string kind, string url) => new(text, kind, strings["search.suggest." + kind], url);
}

/// <param name="Kind"><c>title</c>, <c>person</c>, <c>keyword</c>, <c>subject</c>, <c>collection</c> or <c>school</c>.</param>
/// <param name="Label">The kind in the reader's words.</param>
/// <param name="Url">Where choosing it leads.</param>
internal sealed record Offer(string Text, string Kind, string Label, string Url);
