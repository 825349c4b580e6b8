using Microsoft.Extensions.Localization;
using OerPortal.Cms.Sites;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Pages;

/// <summary>Names of filter values, as addresses have them, in the reader's language.</summary>
internal sealed class FacetWords(IStringLocalizer strings, ISites sites)
{
    public string Of(FacetField field, string value) => field switch
    {
        FacetField.Level => strings["level." + value],
        FacetField.Grade => strings["grade", value],
        FacetField.Subject => strings["subject." + value],
        FacetField.Kind => strings["kind." + value],
        FacetField.Licence => strings["licence." + value],
        FacetField.School => SchoolSlugs.Name(value, sites),
        FacetField.Format => strings["format." + value],
        FacetField.Origin => strings["search.origin." + value],
        FacetField.Year => value,
        _ => strings.LanguageName(value),
    };

    /// <summary>The chosen values in the order in which people say them: "Toán · Lớp 4".</summary>
    public IEnumerable<(FacetField Field, string Value, string Text)> Chosen(SearchChoice choice) =>
        from named in SearchChoice.Names
        where choice.Filters.ContainsKey(named.Field)
        from value in choice.Filters[named.Field].Order(StringComparer.Ordinal)
        select (named.Field, value, Of(named.Field, value));
}
