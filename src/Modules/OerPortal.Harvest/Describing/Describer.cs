using System.Text.RegularExpressions;
using OerPortal.Cms.Text;
using OerPortal.Cms.Outside;
using OerPortal.Resources;

namespace OerPortal.Harvest.Describing;

/// <summary>Makes of a source's words what the portal shows: one title, codes where they are known, one address that leads there.</summary>
internal sealed partial class Describer(SchoolWords school)
{
    public const string NoTitle = "noTitle";
    public const string NoAddress = "noAddress";
    public const string NoIdentifier = "noIdentifier";

    private const int LongestIdentifier = 500;
    private const int MostValues = 50;

    /// <param name="refusal">Why nothing is made of it: what <c>harvest.refused.{code}</c> names.</param>
    public HarvestedRecord? Describe(RawRecord raw, out string refusal)
    {
        refusal = "";
        if (raw.Identifier.Length is 0 or > LongestIdentifier)
            refusal = NoIdentifier;
        else if (First(raw.Titles, 300) is not { Length: > 0 } title)
            refusal = NoTitle;
        else if (FindAddress(raw) is not { } address)
            refusal = NoAddress;
        else
            return Describe(raw, title, address);
        return null;
    }

    private HarvestedRecord Describe(RawRecord raw, string title, Uri address)
    {
        string[] words = [.. raw.Subjects.Take(MostValues).Select(word => PlainText.Of(word, 120)).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
        string[] audiences = [.. words, .. raw.Audiences.Take(MostValues).Select(word => PlainText.Of(word, 120))];
        int[] grades = [.. audiences.Select(SchoolWords.Grade).OfType<int>().Distinct().Order()];
        var licence = raw.Rights.Select(LicenceWords.Read).FirstOrDefault(code => code is not null) ?? "";
        var isbn = raw.Identifiers.Select(WorkKeys.Isbn).FirstOrDefault(found => found is not null) ?? "";
        return new HarvestedRecord(
            raw.Identifier,
            raw.Datestamp,
            title,
            [.. raw.Creators.Take(20).Select(name => PlainText.Of(name, 200)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)],
            raw.Descriptions.Select(text => PlainText.Of(text, 2000)).FirstOrDefault(text => text.Length > 0) ?? "",
            [.. words.Select(school.Subject).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. words.Where(word => school.Subject(word) is null && school.Level(word) is null && SchoolWords.Grade(word) is null)],
            [.. audiences.Select(school.Level).OfType<string>().Concat(grades.Select(SchoolLevels.OfGrade)).Distinct(StringComparer.Ordinal)],
            grades,
            raw.Languages.Select(SpokenLanguage.Read).FirstOrDefault(tag => tag is not null) ?? "",
            KindWords.Read(raw.Kinds.Take(MostValues)),
            licence,
            licence.Length > 0 ? "" : First(raw.Rights, 300) ?? "",
            address.AbsoluteUri,
            isbn,
            raw.Dates.Select(ReadDate).FirstOrDefault(date => date is not null) ?? "",
            First(raw.Publishers, 200) ?? "",
            [.. Keys(raw, address, isbn).Distinct(StringComparer.Ordinal)]);
    }

    private static Uri? FindAddress(RawRecord raw)
        => raw.Identifiers.Take(MostValues).Select(OutsideAddress.Read).FirstOrDefault(address => address is not null)
            ?? (raw.Identifiers.Take(MostValues).Select(WorkKeys.Doi).FirstOrDefault(doi => doi is not null) is { } doi ? OutsideAddress.Read($"https://doi.org/{doi}") : null);

    private static IEnumerable<string> Keys(RawRecord raw, Uri address, string isbn)
    {
        yield return WorkKeys.OfIdentifier(raw.Identifier);
        yield return WorkKeys.OfAddress(address);
        if (isbn.Length > 0)
            yield return WorkKeys.OfIsbn(isbn);
        foreach (var doi in raw.Identifiers.Take(MostValues).Select(WorkKeys.Doi).OfType<string>())
            yield return WorkKeys.OfDoi(doi);
        foreach (var page in raw.Identifiers.Take(MostValues).Select(OutsideAddress.Read).OfType<Uri>().Select(WorkKeys.OfPortalPage).OfType<string>())
            yield return page;
    }

    private static string? First(IEnumerable<string> texts, int longest) => texts.Select(text => PlainText.Of(text, longest)).FirstOrDefault(text => text.Length > 0);

    // A range ("1998/2002") and a guess ("c2004.") say a year at least.
    private static string? ReadDate(string text)
        => Date().Match(text) is { Success: true } date ? date.Value : Year().Match(text) is { Success: true } year ? year.Value : null;

    [GeneratedRegex(@"(?<![\d])(1[4-9]|20)\d\d-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?(?![\d])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Date();

    [GeneratedRegex(@"(?<![\d])(1[4-9]|20)\d\d(?![\d])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();
}
