using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace OerPortal.Theme;

/// <summary>
/// What is wrong with the forms of the page being made, in the order of their fields. Each <c>&lt;field&gt;</c> tells its own; the layout lists them on
/// top and puts the focus there, because who is sent back to a page sees its beginning.
/// </summary>
public static class FormFaults
{
    private static readonly object Key = new();

    /// <summary>None where nothing was sent, or nothing is wrong with it.</summary>
    public static IReadOnlyList<FormFault> Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Key] as List<FormFault> ?? [];
    }

    /// <summary>For a control that stands in no <c>&lt;field&gt;</c>.</summary>
    public static void Add(HttpContext http, FormFault fault)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.Items[Key] is not List<FormFault> faults)
            http.Items[Key] = faults = [];
        faults.Add(fault);
    }

    /// <summary>What is wrong with a value that was sent; null for nothing.</summary>
    internal static string? In(ModelStateDictionary state, string name) =>
        state.TryGetValue(name, out var entry) && entry.ValidationState == ModelValidationState.Invalid
            ? entry.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0)
            : null;
}

/// <param name="Id">Of the control to mend.</param>
/// <param name="Text">In the reader's language.</param>
public sealed record FormFault(string Id, string Text);
