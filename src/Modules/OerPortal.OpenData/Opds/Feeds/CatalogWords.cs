using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds.Feeds;

/// <summary>What catalogues say in words, in the reader's language.</summary>
internal sealed class CatalogWords(IStringLocalizer strings, ISites sites)
{
    public string this[string key] => strings["open-data.opds." + key];

    /// <summary>A value of a field as people call it.</summary>
    public string Of(FacetField field, string value) => field switch
    {
        FacetField.Level => strings["level." + value],
        FacetField.Grade => strings["grade", value],
        FacetField.Subject => strings["subject." + value],
        FacetField.Kind => strings["kind." + value],
        FacetField.Licence => strings["licence." + value],
        FacetField.Format => strings["format." + value],
        FacetField.School => Guid.TryParseExact(value, "N", out var id) ? sites.Find(id)?.Name ?? value : value,
        _ => strings.LanguageName(value),
    };

    public string Field(FacetField field) => this["field." + CatalogChoice.Names.First(named => named.Field == field).Name];

    /// <summary>A list as its heading calls it: "Toán · Lớp 4", "Tìm “phân số”", "Mới nhất".</summary>
    /// <param name="collection">Title of the chosen collection, if one is.</param>
    public string Title(CatalogChoice choice, string? collection)
    {
        string?[] parts =
        [
            collection,
            .. CatalogChoice.Names.Where(named => choice.Values.ContainsKey(named.Field)).Select(named => Of(named.Field, choice.Values[named.Field])),
            choice.Query is { } words ? strings["open-data.opds.searched", words].Value : null,
        ];
        var said = string.Join(" · ", parts.Where(part => part is not null));
        return said.Length > 0 ? said : this[choice.RealOrder == SearchOrder.Title ? "all" : "newest"];
    }

    public string Order(SearchOrder order) => this["order." + CatalogChoice.Orders.First(known => known.Order == order).Name];

    public string Sentence(Refusal refusal) => refusal.Argument is { } argument ? strings[refusal.Key, argument] : strings[refusal.Key];
}
