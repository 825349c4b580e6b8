using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Theme;

namespace OerPortal.Resources;

/// <summary>Resources in the reader's words, the same on every page: shelves, hits, queues.</summary>
public static class ResourceWords
{
    /// <summary>A shelf's card, leading to the resource page of the current site.</summary>
    /// <param name="pathBase">The request's; cards lead to pages of the same site.</param>
    public static ResourceCardModel ToShelfCard(this ResourceCard card, IStringLocalizer strings, PathString pathBase)
        => new(card.ToCover(strings), card.Title, ResourceAddress.Page(pathBase, card.PublicId), card.Facts(strings)) { Tools = ToolsOf(pathBase, card.PublicId) };

    /// <summary>What one may do with a card besides opening it.</summary>
    public static CardTools ToolsOf(PathString pathBase, string publicId) => new(publicId, pathBase + ResourceAddress.Save(publicId), pathBase + ResourceAddress.Share(publicId));

    public static CoverModel ToCover(this ResourceCard card, IStringLocalizer strings, bool eager = false)
        => new(card.Title, card.By(strings), strings["kind." + card.Kind], SubjectTone.Of(card.Subjects), card.CoverAddress, Eager: eager);

    /// <summary>"Ngữ văn · Lớp 6 · 84 trang": breaks only between the facts, and before no dot.</summary>
    public static string Facts(this ResourceCard card, IStringLocalizer strings)
        => string.Join("\u00a0· ", new[]
        {
            card.Subjects.Count > 0 ? strings["subject." + card.Subjects[0]].Value : null,
            Whole(strings.Grades(card.Grades)) ?? (card.Levels.Count > 0 ? strings["level." + card.Levels[0]].Value : null),
            Whole(card.Pages is { } pages ? strings.Count("resources.pages", pages) : card.Minutes is { } minutes ? strings.Minutes(minutes) : null),
        }.Where(part => part is not null));

    /// <summary>Who it is by: one or two names, or "various authors"; null when nobody is named.</summary>
    public static string? By(this ResourceCard card, IStringLocalizer strings) => strings.People(card.Authors);

    /// <inheritdoc cref="By"/>
    public static string? People(this IStringLocalizer strings, IReadOnlyList<string> names) => names.Count switch
    {
        0 => null,
        <= 2 => string.Join(", ", names),
        _ => strings["resources.anonymous"],
    };

    /// <summary>"Lớp 6", "Lớp 1–3, 5"; null without grades.</summary>
    public static string? Grades(this IStringLocalizer strings, IReadOnlyList<int> grades)
    {
        if (grades.Count == 0)
            return null;
        return grades.Count == 1 ? strings["grade", grades[0]] : strings["grades", Runs(grades)];
    }

    /// <summary>"45 phút", "2 giờ".</summary>
    public static string Minutes(this IStringLocalizer strings, int minutes)
        => minutes >= 90 && minutes % 30 == 0 ? strings["resources.hours", minutes / 60.0] : strings.Count("resources.minutes", minutes);

    /// <summary>"1,6 MB".</summary>
    public static string FileSize(this IStringLocalizer strings, long bytes) => bytes switch
    {
        < 1_000_000 => strings["resources.size.kb", Math.Max(1, bytes / 1000.0)],
        < 1_000_000_000 => strings["resources.size.mb", bytes / 1e6],
        _ => strings["resources.size.gb", bytes / 1e9],
    };

    /// <summary>The language's name; for what is no language, the words for "another one": a code is no word.</summary>
    public static string LanguageName(this IStringLocalizer strings, string code)
    {
        var tag = SpokenLanguage.Read(code);
        var name = strings["language." + (tag ?? "other")];
        return name.ResourceNotFound ? SpokenLanguage.NameOf(tag!) ?? strings["language.other"].Value : name.Value;
    }

    private static string? Whole(string? fact) => fact?.Replace(' ', '\u00a0').Replace("–", "\u2060–\u2060", StringComparison.Ordinal);

    private static string Runs(IReadOnlyList<int> grades)
    {
        var runs = new List<string>();
        for (var i = 0; i < grades.Count;)
        {
            var from = i;
            while (i + 1 < grades.Count && grades[i + 1] == grades[i] + 1)
                i++;
            runs.Add(from == i ? $"{grades[i]}" : $"{grades[from]}–{grades[i]}");
            i++;
        }

        return string.Join(", ", runs);
    }
}
