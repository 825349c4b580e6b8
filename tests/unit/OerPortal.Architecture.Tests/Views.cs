using System.Text.RegularExpressions;

namespace OerPortal.Architecture.Tests;

/// <summary>Pages obey the strict Content-Security-Policy, and ask only for assets that are built.</summary>
internal static partial class Views
{
    /// <summary>
    /// Views of several modules under one path: all modules' views are one application's, and only one of them is there. What says the same may stand
    /// in each; imports are each project's own.
    /// </summary>
    public static IReadOnlyList<string> Shadowed(IEnumerable<SourceFile> views) =>
    [
        .. views.Where(view => !view.Path.EndsWith("/_ViewImports.cshtml", StringComparison.Ordinal))
            .GroupBy(view => view.Path[(view.Path.IndexOf("/Pages/", StringComparison.Ordinal) + 1)..], StringComparer.OrdinalIgnoreCase)
            .Where(same => same.DistinctBy(view => view.Text.Trim()).Skip(1).Any())
            .Select(same => $"{same.Key}: {string.Join(", ", same.Select(view => view.Path))}"),
    ];

    /// <summary>Inline scripts, styles and handlers, which browsers refuse. JSON-LD is data, not script.</summary>
    public static IReadOnlyList<string> Inline(SourceFile view)
    {
        var text = Comment().Replace(view.Text, "");
        return [.. new[] { Script(), Style(), StyleAttribute(), Handler(), ScriptAddress() }
            .SelectMany(pattern => pattern.Matches(text))
            .Select(match => $"{view.Path}: {match.Value}")];
    }

    /// <summary>Built assets a view asks for, as "Project/file".</summary>
    public static IReadOnlyList<string> Assets(SourceFile view) =>
        [.. Asset().Matches(Comment().Replace(view.Text, "")).Select(match => match.Groups["asset"].Value).Where(asset => !asset.Contains('@', StringComparison.Ordinal))];

    /// <summary>Vietnamese words that stand in a view rather than in Resources/vi.json. A help page in Vietnamese is named so; the gallery shows samples.</summary>
    public static IReadOnlyList<string> Words(SourceFile view) =>
        view.Path.EndsWith(".vi.cshtml", StringComparison.Ordinal) || view.Path.Contains("Gallery", StringComparison.Ordinal)
            ? []
            : [.. Vietnamese().Matches(OwnName().Replace(Comment().Replace(view.Text, ""), "")).Select(match => $"{view.Path}: {match.Value}")];

    /// <summary>Fields that take any number of letters: what is too much would be refused, or cut off, only when it is sent.</summary>
    public static IReadOnlyList<string> Endless(SourceFile view) =>
        view.Path.Contains("Gallery", StringComparison.Ordinal)
            ? []
            : [.. TextField().Matches(Comment().Replace(view.Text, "")).Select(match => match.Value).Where(field => !Ended().IsMatch(field)).Select(field => $"{view.Path}: {field}")];

    /// <summary>
    /// Data attributes that are meant to be missing where something is not so: Razor leaves other attributes out for null, these it writes empty, and
    /// whoever asks whether one is there is told yes.
    /// </summary>
    public static IReadOnlyList<string> NeverMissing(SourceFile view) =>
        [.. DataOrNothing().Matches(Comment().Replace(view.Text, "")).Select(match => $"{view.Path}: {match.Value}")];

    [GeneratedRegex("""\sdata-[a-z-]+="@\([^\n"]*\? "[^"\n]*" : null\)""", RegexOptions.None, 1000)]
    private static partial Regex DataOrNothing();

    // A tick has no letters.
    [GeneratedRegex("""(?<!<label class="(check|option)">)<(input|textarea)\b([^>"]|"[^"]*")*>""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextField();

    // Long texts are pasted, and a browser cuts what is pasted without a word: the form says instead that it is too long.
    [GeneratedRegex("""\smaxlength="|\stype="(hidden|checkbox|radio|file|date|time|number)"|\sreadonly\b|asp-for="Form\.(Description|Alignments)\b""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Ended();

    [GeneratedRegex(@"\w*[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]\w*", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Vietnamese();

    /// <summary>A language is offered under its own name.</summary>
    [GeneratedRegex("""lang="vi"[^>]*>Tiếng Việt<""", RegexOptions.None, 1000)]
    private static partial Regex OwnName();

    [GeneratedRegex("""<script(?![^>]*\b(src|asset)=)(?![^>]*application/(ld\+)?json)[^>]*>""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"<style\b[^>]*>", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Style();

    [GeneratedRegex("""\sstyle\s*=\s*["'][^"']*["']""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StyleAttribute();

    [GeneratedRegex("""<[a-z][^>]*\son[a-z]{3,}\s*=\s*["'][^"']*["']""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Handler();

    [GeneratedRegex("""["']\s*javascript:""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ScriptAddress();

    [GeneratedRegex("""<(script|link)\b[^>]*\basset="(?<asset>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asset();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();
}
