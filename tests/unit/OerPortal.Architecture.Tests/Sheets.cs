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

    /// <summary>Colours that a sheet spells itself. Files named tokens.css give colours their names.</summary>
    public static IReadOnlyList<string> UnnamedColours(SourceFile sheet) =>
        Path.GetFileName(sheet.Path) is "tokens.css" ? [] :
        [.. Value().Matches(Quoted().Replace(WithoutComments(sheet.Text), "''"))
            .SelectMany(value => Colour().Matches(value.Value))
            .Select(colour => $"{sheet.Path}: {colour.Value}")];

    /// <summary>Classes that rules are for.</summary>
    public static IReadOnlySet<string> Classes(SourceFile sheet) =>
        Selector().Matches(WithoutComments(sheet.Text)).SelectMany(selector => Class().Matches(selector.Value)).Select(name => name.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>All that a view or a script could name a class.</summary>
    public static IEnumerable<string> Words(SourceFile file) => Word().Matches(file.Text).Select(word => word.Value);

    /// <summary>
    /// What an entry gives the browser outside the layers there are: such a rule would win over all others.
    /// Parts are layered where they are imported; those imported without a layer may hold faces and orders only.
    /// </summary>
    public static IReadOnlyList<string> Unlayered(SourceFile entry, Func<string, SourceFile> part, IReadOnlyList<string> layers)
    {
        List<string> found = [];
        foreach (var statement in Statements(WithoutComments(entry.Text)))
        {
            if (Import().Match(statement) is { Success: true } import)
            {
                if (import.Groups["layer"] is not { Success: true } layer)
                    found.AddRange(Unlayered(part(import.Groups["file"].Value), part, layers));
                else if (!layers.Contains(layer.Value))
                    found.Add($"{entry.Path}: {statement}");
            }
            else if (Block().Match(statement) is not { Success: true } block || !layers.Contains(block.Groups["layer"].Value))
            {
                if (!statement.StartsWith("@font-face", StringComparison.Ordinal) && !Order().IsMatch(statement))
                    found.Add($"{entry.Path}: {statement.Split('{')[0].Trim()}");
            }
        }
        return found;
    }

    /// <summary>The layers that a sheet puts in order.</summary>
    public static IReadOnlyList<string> Layers(SourceFile sheet) => [.. Order().Match(WithoutComments(sheet.Text)).Groups["names"].Value.Split(',', StringSplitOptions.TrimEntries)];

    /// <summary>Sheets that put layers in order.</summary>
    public static bool PutsInOrder(SourceFile sheet) => Order().IsMatch(WithoutComments(sheet.Text));

    /// <summary>Statements at the top of a sheet: up to a semicolon, or a block with all that is in it.</summary>
    private static IEnumerable<string> Statements(string css)
    {
        var (depth, start) = (0, 0);
        for (var at = 0; at < css.Length; at++)
        {
            depth += css[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth > 0 || css[at] is not (';' or '}'))
                continue;
            yield return css[start..(at + 1)].Trim();
            start = at + 1;
        }
    }

    private static string WithoutComments(string css) => Comment().Replace(css, "");

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"[a-zA-Z][\w-]*", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"[^{};]*\{", RegexOptions.None, 1000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"\.(?<name>[a-zA-Z][\w-]*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();

    [GeneratedRegex(@"@media[^{]*", RegexOptions.None, 1000)]
    private static partial Regex MediaQuery();

    [GeneratedRegex(@"\b(width|height|inline-size|block-size)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Measure();

    [GeneratedRegex(@"(?<=\()\s*--[\w-]+", RegexOptions.None, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(@"@custom-media\s+(?<name>--[\w-]+)\s+(?<condition>\([^;]*\))\s*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Definition();

    /// <summary>What stands between the colon of a declaration and its end; selectors have neither.</summary>
    [GeneratedRegex(@"(?<=[{;]\s*[\w-]+\s*:)[^;{}]*(?=[;}])", RegexOptions.None, 1000)]
    private static partial Regex Value();

    [GeneratedRegex(@"""[^""]*""|'[^']*'|url\([^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Quoted();

    /// <summary>CSS Color 4: hexadecimal notation, functions with numbers, names. A mixture of tokens is none of them.</summary>
    [GeneratedRegex(@"#[0-9a-f]{3,8}\b|\b(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|(?<![\w.-])(" + Names + @")(?![\w(-])", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Colour();

    private const string Names =
        "aliceblue|antiquewhite|aqua|aquamarine|azure|beige|bisque|black|blanchedalmond|blue|blueviolet|brown|burlywood|cadetblue|chartreuse|chocolate|coral|cornflowerblue|cornsilk|crimson|cyan|"
        + "dark[a-z]+|deeppink|deepskyblue|dimgr[ae]y|dodgerblue|firebrick|floralwhite|forestgreen|fuchsia|gainsboro|ghostwhite|gold|goldenrod|gr[ae]y|green|greenyellow|honeydew|hotpink|indianred|indigo|ivory|khaki|"
        + "lavender|lavenderblush|lawngreen|lemonchiffon|light(blue|coral|cyan|goldenrodyellow|gr[ae]y|green|pink|salmon|seagreen|skyblue|slategr[ae]y|steelblue|yellow)|lime|limegreen|linen|magenta|maroon|medium[a-z]+|midnightblue|mintcream|mistyrose|moccasin|navajowhite|navy|oldlace|olive|olivedrab|orange|orangered|orchid|"
        + "pale[a-z]+|papayawhip|peachpuff|peru|pink|plum|powderblue|purple|rebeccapurple|red|rosybrown|royalblue|saddlebrown|salmon|sandybrown|seagreen|seashell|sienna|silver|skyblue|slateblue|slategr[ae]y|snow|springgreen|steelblue|"
        + "tan|teal|thistle|tomato|turquoise|violet|wheat|white|whitesmoke|yellow|yellowgreen";

    [GeneratedRegex(@"^@import\s+['""](?<file>[^'""]+)['""]\s*(layer\((?<layer>[\w-]+)\))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Import();

    [GeneratedRegex(@"^@layer\s+(?<layer>[\w-]+)\s*\{", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();

    [GeneratedRegex(@"@layer\s+(?<names>[\w-]+(\s*,\s*[\w-]+)*)\s*;", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Order();

    [GeneratedRegex(@"matchMedia\(\s*['""`](?<condition>[^'""`]*(width|height)[^'""`]*)['""`]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Asked();
}
