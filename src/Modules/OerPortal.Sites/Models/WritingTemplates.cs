namespace OerPortal.Sites.Models;

/// <summary>Pages that most libraries want, to begin with; their words are the strings <c>sites.template.{name}.…</c>.</summary>
internal static class WritingTemplates
{
    public static IReadOnlyList<string> All { get; } = ["about", "rules", "borrowing", "contact"];
}
