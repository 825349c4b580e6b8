using OerPortal.Cms.Text;
using OerPortal.Cms.Text.OldVietnamese;

namespace OerPortal.Ingest.Facts;

/// <summary>The one step between what a file says about itself and what anybody is shown. Doing it twice changes nothing.</summary>
internal static class FactCleaning
{
    private const int Longest = 300;

    public static ExtractedMetadata Clean(ExtractedMetadata said) => said with
    {
        Title = FileTitle.Clean(said.Title),
        Contributors = People(said.Contributors),
        Description = PlainDescription.Read(said.Description) is { } text && !Placeholders.IsTitle(text) ? OldReading.Of(text).Mend(OldText.Mend(text)) : null,
        Language = SpokenLanguage.Read(said.Language),
        Publisher = PublisherOf(said.Publisher),
        Published = WrittenDate.Read(said.Published),
        Identifiers = [.. said.Identifiers.Where(i => BookNumber.Read(i) is not null).DistinctBy(i => string.Concat(BookNumber.Read(i)!.Value.Value.Where(char.IsLetterOrDigit)))],
        Subjects = Keywords.Read(said.Subjects),
        AccessibilityFeatures = AccessibilityClaims.Read(said.AccessibilityFeatures),
    };

    // A role that the text names ("minh hoạ") says more than the field it stands in.
    private static List<ExtractedContributor> People(IReadOnlyList<ExtractedContributor> said) =>
        [.. said.SelectMany(c => NamedPeople.Read(OldText.Mend(c.Name)).Select(p => new ExtractedContributor(p.Name, p.Role ?? c.Role))).Distinct()];

    private static string? PublisherOf(string? said)
    {
        var name = OldText.Mend(PlainDescription.Read(said)?.ReplaceLineEndings(" ") ?? "");
        return name.Length is 0 or > Longest || Placeholders.IsNobody(name) ? null : name;
    }
}
