using System.Text.RegularExpressions;
using Microsoft.Extensions.Hosting;
using OerPortal.Cms.Jobs;

namespace OerPortal.Architecture.Tests;

/// <summary>House rules that neither compiler nor formatter watches.</summary>
internal static partial class Habits
{
    private const int MostLines = 300;

    /// <summary>Files that are too long to be read at once.</summary>
    public static IReadOnlyList<string> TooLong(SourceFile file) =>
        file.Text.AsSpan().Count('\n') is var lines && lines > MostLines ? [$"{file.Path} has {lines} lines"] : [];

    /// <summary>Things left behind, and names that say nothing.</summary>
    public static IReadOnlyList<string> LeftBehind(SourceFile file) =>
        [.. new[] { Unfinished(), MachinePath() }.SelectMany(pattern => pattern.Matches(file.Text)).Select(match => $"{file.Path}: {match.Value.Trim()}")];

    /// <summary>Type names that say what a thing is made of instead of what it is for.</summary>
    public static IReadOnlyList<string> EmptyNames(IEnumerable<string> typeNames) =>
        [.. typeNames.Where(name => !name.StartsWith('<') && EmptyName().IsMatch(name))];

    /// <summary>Waiting for a fixed time makes a test slow, and one day wrong.</summary>
    public static IReadOnlyList<string> Sleeps(SourceFile file) => [.. Sleep().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")];

    /// <summary>A look at the screen that does not wait for what the last key or finger changes: it fails on a busy machine.</summary>
    public static IReadOnlyList<string> Hasty(SourceFile file) => [.. Glance().Matches(file.Text).Select(match => $"{file.Path}: {match.Value.Trim()}")];

    /// <summary>Waiting for a line that nobody uses: a request that a closed frame left behind is never done, and what is meant is something on the screen.</summary>
    public static IReadOnlyList<string> WaitsForSilence(SourceFile file) => [.. Silence().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")];

    /// <summary>Background services whose exception would stop the whole portal.</summary>
    public static IReadOnlyList<string> Endable(IEnumerable<Type> types) =>
        [.. types.Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(BackgroundService)) && !type.IsAssignableTo(typeof(TirelessService))).Select(type => type.Name)];

    /// <summary>A normal form that throws on half a surrogate pair: text from outside may hold one.</summary>
    public static IReadOnlyList<string> Fragile(SourceFile file) => [.. FragileForm().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")];

    /// <summary>Passwords hashed past the turns that keep strangers from taking every core.</summary>
    public static IReadOnlyList<string> Unbounded(SourceFile file) => [.. Hashing().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")];

    [GeneratedRegex(@"^ +\(await (Page(?!\.APIRequest)|Book|last|frame|\w+Async\(\)|new OpenBook).*\n?.*\.Should.*", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Glance();

    [GeneratedRegex(@"\b(LoadState|WaitUntilState)\.NetworkIdle\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Silence();

    [GeneratedRegex(@"\.(HashPassword|VerifyHashedPassword|CheckPasswordAsync|AddPasswordAsync)\(|people\.(CreateAsync\(\w+, |ChangePasswordAsync|ResetPasswordAsync)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hashing();

    /// <summary>Addresses of resources, drafts, decisions and searches put together by hand: one day the route changes, and nothing tells.</summary>
    public static IReadOnlyList<string> Spelt(SourceFile file) => [.. ResourceRoute().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")];

    [GeneratedRegex(@"/(hoc-lieu|doc|bia)/(tep/)?(@(?!page)|\{(?!publicId|fileId))|/bo-suu-tap/(@|\{(?!publicId|collectionId))|(?<!@page ""|tro-giup|<c>|\{publicId\})/(dong-gop|duyet|tim)[/""?]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResourceRoute();

    /// <summary>Several queries for one thing, which may see different moments.</summary>
    public static IReadOnlyList<string> Split(SourceFile file) => [.. SplitQuery().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")];

    [GeneratedRegex(@"\.AsSplitQuery\(\)|UseQuerySplittingBehavior", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SplitQuery();

    [GeneratedRegex(@"NotImplementedException|(?-i:\b(TODO|FIXME|HACK|XXX)\b)|coming soon|sắp ra mắt|lorem ipsum", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![A-Za-z0-9_.$}])/(work|root|home/[a-z]+)/[\w.-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(Manager|(?<!Tag)Helper|Helpers|Utils?|Utility|Common|Impl)(`\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\.Normalize\((NormalizationForm\.\w+)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FragileForm();

    [GeneratedRegex(@"Thread\.Sleep\([^)]*\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sleep();
}
