using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Library.Catalogue;

/// <summary>What people type into a field.</summary>
internal static class FormText
{
    /// <summary>Trimmed, and without the sign that no text of the database may hold; letters as they were typed or scanned.</summary>
    internal static string Typed(string? written) => (written ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();

    /// <summary>A figure between two; null where it is none, and then the form says so at the field.</summary>
    internal static long? Figure(this ModelStateDictionary form, string? written, string field, long least, long most, IStringLocalizer strings)
    {
        if (Figures.Read(written) is { } figure && figure >= least && figure <= most)
            return figure;
        form.AddModelError(field, strings["library.figure.wrong", least, most]);
        return null;
    }

    /// <summary>Trimmed and in one form; where it is too long, the form says so at the field.</summary>
    internal static string Line(this ModelStateDictionary form, string? written, string field, int longest, IStringLocalizer strings)
    {
        var text = Typed(written).Composed();
        if (text.Length > longest)
            form.AddModelError(field, strings["library.tooLong", longest]);
        return text;
    }
}
