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

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();
}
