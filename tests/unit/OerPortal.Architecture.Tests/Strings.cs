using System.Text.RegularExpressions;

namespace OerPortal.Architecture.Tests;

/// <summary>Interface text: complete in both languages, with the same places, and no key used that nobody wrote.</summary>
internal static partial class Strings
{
    /// <summary>Keys that only one language has.</summary>
    public static IReadOnlyList<string> OnlyInOne(IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en) =>
        [.. vi.Keys.Except(en.Keys).Select(key => $"{key} is missing in English"), .. en.Keys.Except(vi.Keys).Select(key => $"{key} is missing in Vietnamese")];

    /// <summary>Keys whose languages have different places ({0}, {1} …), or that say nothing.</summary>
    public static IReadOnlyList<string> UnequalPlaces(IReadOnlyDictionary<string, string> vi, IReadOnlyDictionary<string, string> en) =>
        [.. vi.Where(text => en.ContainsKey(text.Key))
            .Where(text => string.IsNullOrWhiteSpace(text.Value) || string.IsNullOrWhiteSpace(en[text.Key])
                // "One book" may leave its number out.
                || (!text.Key.EndsWith(".one", StringComparison.Ordinal) && !Places(text.Value).SetEquals(Places(en[text.Key]))))
            .Select(text => $"{text.Key}: \"{text.Value}\" / \"{en[text.Key]}\"")];

    /// <summary>Keys a file uses that no table has. A key with a computed part needs at least one string that fits it.</summary>
    public static IReadOnlyList<string> Unknown(SourceFile file, IReadOnlySet<string> keys) =>
        [.. Used(file.Text).Where(used => !IsKnown(used, keys)).Select(used => $"{file.Path} uses {used}")];

    /// <summary>Words for which the interface has a plain Vietnamese one.</summary>
    public static IReadOnlyList<string> TechnicalWords(IReadOnlyDictionary<string, string> vi) =>
        [.. vi.Where(text => Technical().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}")];

    private static IEnumerable<string> Used(string text) =>
        Indexed().Matches(text).Select(match => match.Groups["key"].Value)
            .Concat(Counted().Matches(text).Select(match => match.Groups["key"].Value + ".other"))
            .Where(key => key.Contains('.', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);

    private static bool IsKnown(string used, IReadOnlySet<string> keys)
    {
        // T["kind." + kind]
        if (used.EndsWith('.')) return keys.Any(key => key.StartsWith(used, StringComparison.Ordinal));
        if (!used.Contains('{', StringComparison.Ordinal)) return keys.Contains(used);
        var pattern = new Regex("^" + Computed().Replace(Regex.Escape(used).Replace(@"\{", "{", StringComparison.Ordinal), ".+") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));
        return keys.Any(pattern.IsMatch);
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Groups["number"].Value)];

    [GeneratedRegex("""\b(T|_?strings|localizer)\[\s*([^\]"$]*\?\s*)?\$?"(?<key>[^"]+)"(\s*:\s*\$?"[^"]+")?""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Indexed();

    [GeneratedRegex("""\.Count\(\$?"(?<key>[a-z][^"]*)"\s*,""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counted();

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Computed();

    [GeneratedRegex(@"\{(?<number>\d+)(:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"\b(upload|download|login|logout|click|dashboard|submit|loading)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Technical();
}
