using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Catalogue;

/// <summary>What people type into a field.</summary>
internal static class FormText
{
    /// <summary>Trimmed and in one form; where it is too long, the form says so at the field.</summary>
    internal static string Line(this ModelStateDictionary form, string? written, string field, int longest, IStringLocalizer strings)
    {
        var text = (written ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().Composed();
        if (text.Length > longest)
            form.AddModelError(field, strings["library.tooLong", longest]);
        return text;
    }
}
