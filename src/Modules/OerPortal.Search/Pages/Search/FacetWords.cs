using Microsoft.Extensions.Localization;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Pages;

/// <summary>Names of filter values in the reader's language.</summary>
internal static class FacetWords
{
    public static string FacetValue(this IStringLocalizer strings, FacetField field, string value) => field switch
    {
        FacetField.Level => strings["level." + value],
        FacetField.Grade => strings["grade", value],
        FacetField.Subject => strings["subject." + value],
        FacetField.Kind => strings["kind." + value],
        FacetField.Licence => strings["licence." + value],
        _ => strings.LanguageName(value),
    };
}
