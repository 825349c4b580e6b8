using System.Text.RegularExpressions;

namespace OerPortal.Architecture.Tests;

/// <summary>Lines of the audit log: each action has words that people read, and each part of the portal that writes lines has a name.</summary>
internal static partial class LogLines
{
    /// <summary>Actions that a file writes to the log and no table has words for.</summary>
    public static IReadOnlyList<string> Wordless(SourceFile file, IReadOnlySet<string> keys) =>
        [.. Written().Matches(file.Text).Select(match => match.Groups["what"].Value).SelectMany(what => Actions(what, file))
            .Distinct(StringComparer.Ordinal)
            .Where(action => !keys.Contains("audit." + action))
            .Select(action => $"{file.Path} records {action}")];

    /// <summary>Parts of the portal whose actions have words while they themselves have no name.</summary>
    public static IReadOnlyList<string> Nameless(IReadOnlySet<string> keys) =>
        [.. keys.Where(key => key.StartsWith("audit.", StringComparison.Ordinal) && !key.StartsWith("audit.kind.", StringComparison.Ordinal))
            .Select(key => key.Split('.')[1]).Distinct(StringComparer.Ordinal)
            .Where(part => !keys.Contains("audit.kind." + part))];

    /// <summary>Those in the argument, or, when it is a variable, all that the file names. One put together cannot be looked up, and so is none.</summary>
    private static IEnumerable<string> Actions(string argument, SourceFile file) =>
        (argument is "action" ? Action().Matches(file.Text) : Action().Matches(argument)).Select(match => match.Groups["action"].Value);

    [GeneratedRegex(@"\.Record\((?<what>[^,;]*),", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();

    [GeneratedRegex("""(?<!\$)"(?<action>[a-z]+\.[A-Za-z-]+(\.[A-Za-z-]*)*)"(?!\])""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Action();
}
