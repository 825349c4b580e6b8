using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.OpenData.Following;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds;

/// <summary>Why an address is not answered.</summary>
/// <param name="Status">400 for what makes no sense, 404 for what is not there.</param>
/// <param name="Key">Of the sentence.</param>
internal sealed record Refusal(int Status, string Key, string? Argument = null)
{
    public static Refusal Unknown { get; } = new(StatusCodes.Status404NotFound, "open-data.opds.error.unknown");

    public static Refusal BeyondEnd { get; } = new(StatusCodes.Status404NotFound, "open-data.opds.error.beyond");

    public static Refusal Wrong(string parameter) => new(StatusCodes.Status400BadRequest, "open-data.opds.error.parameter", parameter);
}

/// <summary>Reads what an address asks for, and takes nothing that it does not know.</summary>
internal sealed class CatalogReading(ISites sites, ISiteContext site, IStringLocalizer strings)
{
    private const int MostLetters = 500;
    private const string QueryName = "query";
    private const string OrderName = "order";
    private const string CollectionName = "collection";

    /// <summary>The list and the page of it, or why there is none.</summary>
    public (CatalogChoice Choice, CatalogPlace Place, Refusal? Refusal) Read(IQueryCollection query)
    {
        var values = new Dictionary<FacetField, string>();
        foreach (var (field, name) in CatalogChoice.Names)
        {
            if (!TryOne(query, name, out var value)) return Refused(Refusal.Wrong(name));
            if (value is null) continue;
            if (Check(field, value) is { } wrong) return Refused(wrong);
            values[field] = value;
        }

        if (!TryOne(query, QueryName, out var words) || words is { Length: > MostLetters } || HasControls(words)) return Refused(Refusal.Wrong(QueryName));
        if (!TryOne(query, CollectionName, out var collection) || collection is { Length: > 40 } || (collection is not null && !collection.All(char.IsAsciiLetterOrDigit))) return Refused(Refusal.Wrong(CollectionName));
        if (!TryOrder(query, out var order)) return Refused(Refusal.Wrong(OrderName));
        var choice = new CatalogChoice(string.IsNullOrWhiteSpace(words) ? null : words.Trim(), values, collection, order);
        if (collection is not null && !choice.IsOfSets) return Refused(new Refusal(StatusCodes.Status400BadRequest, "open-data.opds.error.collection"));
        var (place, misplaced) = Place(query);
        return misplaced is null && place.Way is not (Way.Page or Way.Found) && !choice.IsOfSets ? Refused(Refusal.Wrong(CatalogPlace.MarkName)) : (choice, place, misplaced);
    }

    /// <summary>Which page of a list of links; null when the address makes no sense.</summary>
    public static int? Page(IQueryCollection query)
        => !TryOne(query, CatalogPlace.PageName, out var page) ? null : page is null ? 1 : CatalogPlace.ReadPage(page)?.Page;

    private static (CatalogPlace, Refusal?) Place(IQueryCollection query)
    {
        if (!TryOne(query, CatalogPlace.MarkName, out var mark)) return (CatalogPlace.First, Refusal.Wrong(CatalogPlace.MarkName));
        if (mark is not null) return CatalogPlace.ReadMark(mark) is { } at ? (at, null) : (CatalogPlace.First, Refusal.Wrong(CatalogPlace.MarkName));
        return Page(query) is { } page ? (CatalogPlace.Nth(page), null) : (CatalogPlace.First, Refusal.Wrong(CatalogPlace.PageName));
    }

    private Refusal? Check(FacetField field, string value) => field switch
    {
        FacetField.Level when SchoolLevels.All.Contains(value) => null,
        FacetField.Grade when value.Length <= 2 && value[0] != '0' && int.TryParse(value, System.Globalization.NumberStyles.None, null, out var grade) && grade is >= 1 and <= 12 => null,
        FacetField.Subject when Subjects.All.Contains(value) => null,
        FacetField.Kind when ResourceKinds.All.Contains(value) => null,
        FacetField.Licence when Licences.Find(value) is not null => null,
        FacetField.Language when SpokenLanguage.Read(value) == value => null,
        FacetField.Format when value.Length <= 20 && !strings["format." + value].ResourceNotFound => null,
        FacetField.School when Guid.TryParseExact(value, "N", out var id) => IsThere(id) ? null : Refusal.Unknown,
        _ => Refusal.Wrong(CatalogChoice.Names.First(named => named.Field == field).Name),
    };

    private bool IsThere(Guid school) => (site.Current.IsPortal || site.Current.Id == school) && sites.Find(school) is not null && sites.HasFeature(school, KnownSites.Feature);

    private static bool TryOrder(IQueryCollection query, out SearchOrder? order)
    {
        order = null;
        if (!TryOne(query, OrderName, out var name)) return false;
        if (name is null) return true;
        var found = CatalogChoice.Orders.Where(known => known.Name == name).ToArray();
        if (found.Length == 1) order = found[0].Order;
        return found.Length == 1;
    }

    // An empty value is what a template leaves where nothing was typed.
    private static bool TryOne(IQueryCollection query, string name, out string? value)
    {
        value = null;
        if (!query.TryGetValue(name, out var values)) return true;
        if (values.Count != 1) return false;
        value = values[0] is { Length: > 0 } one ? one : null;
        return true;
    }

    private static bool HasControls(string? words) => words is not null && words.Any(char.IsControl);

    private static (CatalogChoice, CatalogPlace, Refusal?) Refused(Refusal refusal) => (CatalogChoice.All, CatalogPlace.First, refusal);
}
