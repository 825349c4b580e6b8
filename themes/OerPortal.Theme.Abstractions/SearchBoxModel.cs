namespace OerPortal.Theme;

/// <summary>The big search box: a GET form with one field.</summary>
/// <param name="Action">Address that answers, with the site's path prefix.</param>
/// <param name="Label">Name of the field for screen readers ("Tìm học liệu").</param>
/// <param name="Placeholder">Shown while it is empty.</param>
/// <param name="Query">What was asked, kept in the field.</param>
/// <param name="Hidden">Filters to keep, sent along as hidden fields.</param>
/// <param name="Autofocus">True where searching is the only thing to do on the page.</param>
public sealed record SearchBoxModel(
    string Action,
    string Label,
    string? Placeholder = null,
    string? Query = null,
    IReadOnlyList<KeyValuePair<string, string>>? Hidden = null,
    bool Autofocus = false)
{
    /// <summary>Name of the field in the address.</summary>
    public string Name { get; init; } = "q";

    /// <summary>Address that offers suggestions while typing, or null.</summary>
    public string? SuggestUrl { get; init; }
}
