using OerPortal.Demo.Library;
using OerPortal.Resources;

namespace OerPortal.Demo.Recipes;

/// <summary>Says in the words of the catalogue what a book's <c>book.json</c> says.</summary>
internal static class Description
{
    private const string Programme = "Chương trình GDPT 2018";

    /// <param name="publicIds">Public ids of the books that are there already, by slug.</param>
    public static ResourceMetadata Of(Book book, Edition edition, IReadOnlyDictionary<string, string> publicIds) => new()
    {
        Title = book.Title,
        AlternativeTitle = book.Subtitle,
        Contributors = [.. book.Authors.Select(credit => new Contributor(credit.Name, credit.Role))],
        Description = book.Description,
        Keywords = book.Keywords,
        Languages = [book.Language, .. book.OtherLanguages],
        Kind = book.Kind,
        Levels = book.Levels,
        Grades = book.Grades,
        Subjects = book.Subjects,
        Alignments = [.. book.Teaches.Select(target => new Alignment("teaches", Programme, target))],
        TypicalAge = Age(book.TypicalAge),
        TimeRequiredMinutes = book.Minutes,
        InteractivityType = book.Interactivity,
        EducationalUses = Uses(book.Kind),
        AudienceRoles = book.Kind is "ke-hoach-bai-day" ? ["teacher"] : ["student", "teacher"],
        Accessibility = new AccessibilityFacts
        {
            Features = book.Accessibility.Features,
            Hazards = book.Accessibility.Hazards,
            Modes = book.Accessibility.Modes,
            Summary = book.Accessibility.Summary,
        },
        Licence = book.Licence,
        Source = book.Source is null ? null : new WorkSource(book.Source, null, null),
        Created = edition.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        Relations = [.. book.Relations.Where(tie => publicIds.ContainsKey(tie.Slug)).Select(tie => new Relation(tie.Kind, publicIds[tie.Slug], null, null))],
    };

    public static Visibility VisibilityOf(Book book) => Enum.Parse<Visibility>(book.Visibility, ignoreCase: true);

    private static AgeRange Age(string years)
    {
        var ends = years.Split('-').Select(int.Parse).ToArray();
        return new AgeRange(ends[0], ends[^1]);
    }

    private static IReadOnlyList<string> Uses(string kind) => kind switch
    {
        "phieu-bai-tap" => ["practice"],
        "bai-giang" or "ke-hoach-bai-day" => ["lesson"],
        "am-thanh" => ["lesson", "self-study"],
        "tai-lieu" => ["reference", "self-study"],
        _ => ["reading", "self-study"],
    };
}
