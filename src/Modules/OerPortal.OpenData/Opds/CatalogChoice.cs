using System.Collections.Frozen;
using OerPortal.OpenData.Models;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds;

/// <summary>Which publications a list shows, as its address says it.</summary>
/// <param name="Query">What is searched for; null when nothing is.</param>
/// <param name="Values">At most one code of each field.</param>
/// <param name="Collection">Public id of a collection, or null.</param>
/// <param name="Order">Null is the usual one: best first where something is searched for, else newest first.</param>
internal sealed record CatalogChoice(string? Query, IReadOnlyDictionary<FacetField, string> Values, string? Collection, SearchOrder? Order)
{
    /// <summary>Everything, newest first.</summary>
    public static CatalogChoice All { get; } = new(null, FrozenDictionary<FacetField, string>.Empty, null, null);

    /// <summary>Names of fields in addresses, in the order in which people are offered them.</summary>
    public static IReadOnlyList<(FacetField Field, string Name)> Names { get; } =
    [
        (FacetField.Level, "level"), (FacetField.Grade, "grade"), (FacetField.Subject, "subject"), (FacetField.Kind, "kind"),
        (FacetField.Format, "format"), (FacetField.Language, "language"), (FacetField.Licence, "licence"), (FacetField.School, "school"),
    ];

    /// <summary>Names of orders in addresses.</summary>
    public static IReadOnlyList<(SearchOrder Order, string Name)> Orders { get; } = [(SearchOrder.Newest, "newest"), (SearchOrder.MostRead, "most-read"), (SearchOrder.Title, "title"), (SearchOrder.Best, "best")];

    public SearchOrder RealOrder => Order ?? (Query is null ? SearchOrder.Newest : SearchOrder.Best);

    /// <summary>Whether the records alone can list it, to the last one; else search does.</summary>
    public bool IsOfSets => Query is null && RealOrder == SearchOrder.Newest && Values.Keys.All(one => SetOf(one, "") is not null);

    /// <summary>The same with another value of a field, or with none.</summary>
    public CatalogChoice With(FacetField field, string? value)
    {
        var values = Values.Where(pair => pair.Key != field).ToDictionary();
        if (value is not null) values[field] = value;
        return this with { Values = values };
    }

    /// <summary>The sets whose common resources it shows.</summary>
    public IEnumerable<SetKey> Sets()
    {
        foreach (var (field, value) in Values)
            if (SetOf(field, value) is { } set) yield return set;
        if (Collection is not null) yield return SetKey.Collection(Collection);
    }

    private static SetKey? SetOf(FacetField field, string value) => field switch
    {
        FacetField.Level => SetKey.Level(value),
        FacetField.Grade => new SetKey(SetKey.GradeKind, value),
        FacetField.Subject => SetKey.Subject(value),
        FacetField.Kind => SetKey.OfKind(value),
        FacetField.School => new SetKey(SetKey.SchoolKind, value),
        _ => null,
    };
}
