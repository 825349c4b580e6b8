using System.Text.RegularExpressions;

namespace OerPortal.Architecture.Tests;

/// <summary>Migrations are numbered without gaps and travel inside their assembly.</summary>
internal static partial class Migrations
{
    /// <param name="files">File names of one module's Migrations folder.</param>
    /// <param name="embedded">Names of the assembly's resources.</param>
    public static IReadOnlyList<string> Faults(IReadOnlyCollection<string> files, IReadOnlyCollection<string> embedded)
    {
        var ordered = files.Order(StringComparer.Ordinal).ToList();
        return [
            .. ordered.Where(file => !Named().IsMatch(file)).Select(file => $"{file} is not named NNNN_what_it_does.sql"),
            .. ordered.Where((file, index) => Named().IsMatch(file) && int.Parse(file[..4]) != index + 1).Select(file => $"{file} is out of order"),
            .. ordered.Where(file => !embedded.Any(name => name.EndsWith($".Migrations.{file}", StringComparison.Ordinal))).Select(file => $"{file} is not embedded")];
    }

    /// <summary>Functions that a later migration writes anew without something the earlier one refused: written from an old copy, they let it through again.</summary>
    /// <param name="migrations">Texts of one module's migrations, in order.</param>
    public static IReadOnlyList<string> Weakened(IEnumerable<string> migrations)
    {
        List<string> faults = [];
        var refusals = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var function in migrations.SelectMany(text => Function().Matches(text)))
        {
            var (name, now) = (function.Groups["name"].Value, Refusal().Matches(function.Groups["body"].Value).Select(refusal => refusal.Groups["words"].Value).ToHashSet(StringComparer.Ordinal));
            faults.AddRange(refusals.GetValueOrDefault(name, []).Except(now).Select(gone => $"{name} refuses no more: {gone}"));
            refusals[name] = now;
        }

        return faults;
    }

    [GeneratedRegex(@"create (or replace )?function (?<name>[\w.]+)\(.*?\$\$(?<body>.*?)\$\$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline, 1000)]
    private static partial Regex Function();

    [GeneratedRegex(@"raise exception '(?<words>[^']*)'", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
