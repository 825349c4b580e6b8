using System.Text.RegularExpressions;

namespace OerPortal.Architecture.Tests;

/// <summary>Style sheets keep to names: widths from build/styles/breakpoints.css, colours from the tokens, order from build/styles/layers.css.</summary>
internal static partial class Sheets
{
    /// <summary>Widths and heights of the page that stand in a sheet as numbers, or under a name that nothing gives.</summary>
    public static IReadOnlyList<string> UnnamedWidths(SourceFile sheet, IReadOnlyDictionary<string, string> names) =>
        [.. MediaQuery().Matches(WithoutComments(sheet.Text))
            .Where(query => Measure().IsMatch(query.Value) || Named().Matches(query.Value).Any(name => !names.ContainsKey(name.Value)))
            .Select(query => $"{sheet.Path}: {query.Value.Trim()}")];

    /// <summary>Widths that a script asks the browser for and that no sheet changes at.</summary>
    public static IReadOnlyList<string> OwnWidths(SourceFile script, IReadOnlyDictionary<string, string> names) =>
        [.. Asked().Matches(script.Text).Select(asked => asked.Groups["condition"].Value).Where(condition => !names.Values.Contains(condition)).Select(condition => $"{script.Path}: {condition}")];

    /// <summary>The names that a sheet gives, each with its condition.</summary>
    public static IReadOnlyDictionary<string, string> Breakpoints(SourceFile sheet) =>
        Definition().Matches(WithoutComments(sheet.Text)).ToDictionary(match => match.Groups["name"].Value, match => match.Groups["condition"].Value, StringComparer.Ordinal);

    private static string WithoutComments(string css) => Comment().Replace(css, "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@media[^{]*", RegexOptions.None, 1000)]
    private static partial Regex MediaQuery();

    [GeneratedRegex(@"\b(width|height|inline-size|block-size)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Measure();

    [GeneratedRegex(@"(?<=\()\s*--[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"@custom-media\s+(?<name>--[\w-]+)\s+(?<condition>\([^;]*\))\s*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Definition();

    [GeneratedRegex(@"matchMedia\(\s*['""`](?<condition>[^'""`]*(width|height)[^'""`]*)['""`]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
