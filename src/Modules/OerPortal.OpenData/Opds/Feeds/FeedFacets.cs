using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>What a list can be narrowed by, with how many there would be, and put in order by.</summary>
internal sealed class FeedFacets(CatalogWords words, CatalogSearch search, ISiteContext site)
{
    // Hundreds of schools are found in the list of schools.
    private const int MostValues = 40;

    public IReadOnlyList<FacetGroup> Of(CatalogChoice choice, FoundResources found, CatalogLinks links)
    {
        var groups = new List<FacetGroup>();
        foreach (var (field, _) in CatalogChoice.Names)
        {
            if (field == FacetField.School && !site.Current.IsPortal) continue;
            var values = Values(field, choice, found);
            if (values.Count > 0) groups.Add(new FacetGroup(words.Field(field), [.. All(field, choice, links), .. values.Select(value => Link(field, value, choice, links))]));
        }

        groups.Add(new FacetGroup(words["field.order"], [.. CatalogChoice.Orders.Where(known => choice.Query is not null || known.Order != SearchOrder.Best).Select(known => Ordered(known.Order, choice, links))]));
        return groups;
    }

    private List<(string Code, int Count)> Values(FacetField field, CatalogChoice choice, FoundResources found)
    {
        var counted = found.Facets.TryGetValue(field, out var counts) ? counts : new Dictionary<string, int>();
        var chosen = choice.Values.GetValueOrDefault(field);
        // What is chosen is shown although nothing has it.
        var values = counted.Where(pair => (pair.Value > 0 || pair.Key == chosen) && !search.IsClosed(field, pair.Key)).Select(pair => (pair.Key, pair.Value)).ToList();
        if (chosen is not null && !counted.ContainsKey(chosen)) values.Add((chosen, 0));
        return Known(field) is { } order
            ? [.. values.OrderBy(value => order.GetValueOrDefault(value.Key, int.MaxValue)).ThenBy(value => value.Key, StringComparer.Ordinal)]
            : [.. values.OrderByDescending(value => value.Key == chosen).ThenByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).Take(MostValues)];
    }

    private static Dictionary<string, int>? Known(FacetField field) => field switch
    {
        FacetField.Level => Numbered(SchoolLevels.All),
        FacetField.Grade => Numbered([.. Enumerable.Range(1, 12).Select(grade => grade.ToString(System.Globalization.CultureInfo.InvariantCulture))]),
        FacetField.Kind => Numbered(ResourceKinds.All),
        _ => null,
    };

    private static Dictionary<string, int> Numbered(IReadOnlyList<string> codes) => codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);

    private FacetLink Link(FacetField field, (string Code, int Count) value, CatalogChoice choice, CatalogLinks links)
        => new(words.Of(field, value.Code), links.Publications(choice.With(field, value.Code)), choice.Values.GetValueOrDefault(field) == value.Code, value.Count);

    // The way back out of a choice.
    private IEnumerable<FacetLink> All(FacetField field, CatalogChoice choice, CatalogLinks links)
        => choice.Values.ContainsKey(field) ? [new FacetLink(words["any"], links.Publications(choice.With(field, null)), IsActive: false, Count: null)] : [];

    private FacetLink Ordered(SearchOrder order, CatalogChoice choice, CatalogLinks links)
        => new(words.Order(order), links.Publications(choice with { Order = order }), choice.RealOrder == order, Count: null);
}
