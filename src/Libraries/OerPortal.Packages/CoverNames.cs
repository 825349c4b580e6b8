using System.Text.RegularExpressions;
using OerPortal.Epub.Zip;

namespace OerPortal.Packages;

/// <summary>Pictures that programs lay beside a lecture to stand for it: known by their names, those nearest to the root first.</summary>
internal static partial class CoverNames
{
    private const int Most = 5;

    public static IEnumerable<ZipMember> Of(StrictZip zip, LecturePackage package) => package.MembersOf(zip)
        .Where(m => Obvious().IsMatch(Path.GetFileName(m.Name)))
        .OrderBy(m => m.Name.Count(c => c == '/')).ThenByDescending(m => m.Length).Take(Most);

    [GeneratedRegex(@"^(course[_-]?)?(thumbnail|thumb|cover|preview|poster|project|anh-?bia|bia)([_-]?\d{0,4})?\.(png|jpe?g|webp|gif)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Obvious();
}
