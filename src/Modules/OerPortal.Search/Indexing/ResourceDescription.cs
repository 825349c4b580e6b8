using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Indexing;

/// <summary>A published resource in the words that it is found by.</summary>
internal static class ResourceDescription
{
    private static readonly CultureInfo[] SpokenHere = [CultureInfo.GetCultureInfo("vi"), CultureInfo.GetCultureInfo("en")];

    public static SearchDocument Describe(this IStringLocalizer strings, ResourceDocument found, long number)
    {
        var card = found.Card;
        var language = SpokenLanguage.Read(card.Language) ?? "vi";
        return new SearchDocument(
            card.Id,
            card.SiteId,
            card.Visibility,
            card.PublishedAt,
            card.Title,
            card.Authors,
            [.. strings.Topics(card.Subjects, card.Levels, card.Grades, card.Kind, language), .. found.About.Alignments.Where(a => a.Type is "teaches" or "assesses").Select(a => a.TargetName)],
            [.. found.About.Keywords, .. found.Links.Select(link => link.Title)],
            [.. found.About.Identifiers.Select(identifier => identifier.Value)],
            card.Description,
            Facets(found, language),
            number);
    }

    private static FacetValues Facets(ResourceDocument found, string language)
    {
        var card = found.Card;
        return new FacetValues(card.Levels, [.. card.Grades.Select(grade => grade.ToString(CultureInfo.InvariantCulture))], card.Subjects, card.Kind, card.Licence, language)
        {
            Formats = FileFormats.Of(card.Formats, found.About.Accessibility.Modes.Contains("auditory")),
            Year = card.PublishedAt.ToOffset(VietnamTime.Offset).ToString("yyyy", CultureInfo.InvariantCulture),
        };
    }

    // "toán lớp 4" should find a worksheet whose title says neither: what the form asked for is said in words, in both languages of the portal.
    internal static List<string> Topics(
        this IStringLocalizer strings, IReadOnlyList<string> subjects, IReadOnlyList<string> levels, IReadOnlyList<int> grades, string kind, string language)
    {
        var topics = new List<string>();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var culture in SpokenHere)
            {
                CultureInfo.CurrentUICulture = culture;
                IEnumerable<string> keys = [.. subjects.Select(code => "subject." + code), .. levels.Select(code => "level." + code), "kind." + kind, "language." + language];
                topics.AddRange(keys.Select(key => strings[key]).Where(name => !name.ResourceNotFound).Select(name => name.Value));
                topics.AddRange(grades.Select(grade => strings["grade", grade]).Where(name => !name.ResourceNotFound).Select(name => name.Value));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        return [.. topics.Distinct(StringComparer.Ordinal)];
    }
}
