using System.Globalization;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;

namespace OerPortal.Resources.Citing;

/// <summary>A piece of a written citation; titles are set in italics.</summary>
internal readonly record struct CitedPart(string Text, bool IsTitle = false);

/// <summary>One way to write a citation. Names of styles are the strings <c>cite.style.{code}</c>, when to use them <c>cite.style.{code}.hint</c>.</summary>
/// <param name="Code">In addresses.</param>
internal sealed record CitationStyle(string Code, Func<CitedWork, DateTimeOffset, IStringLocalizer, IEnumerable<CitedPart>> Parts)
{
    private static readonly string[] MonthsOfMla = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];

    internal static IReadOnlyList<CitationStyle> All { get; } =
    [
        new("viet-nam", VietNam), new("giao-an", LessonPlan), new("apa", Apa), new("mla", Mla), new("iso-690", Iso690),
    ];

    /// <summary>What teachers write into a lesson plan.</summary>
    internal static CitationStyle Usual => All[1];

    internal static CitationStyle? Find(string code) => All.FirstOrDefault(style => style.Code == code);

    internal string Write(CitedWork work, DateTimeOffset seen, IStringLocalizer strings) => string.Concat(Parts(work, seen, strings).Select(part => part.Text));

    // Theses here: names as they are, the year behind them in brackets, then title, publisher and where it was seen, set apart by commas.
    private static IEnumerable<CitedPart> VietNam(CitedWork work, DateTimeOffset seen, IStringLocalizer t)
    {
        if (work.Authors.Count > 0)
            yield return new(string.Join(", ", work.Authors.Select(c => Named(c, t))) + (work.Year is null ? ", " : $" ({work.Year}), "));
        yield return new(work.Title, IsTitle: true);
        if (work.Authors.Count == 0 && work.Year is not null)
            yield return new($" ({work.Year})");
        foreach (var part in new[] { PublisherOf(work), work.Site }.OfType<string>())
            yield return new(", " + part);
        yield return new($", {work.Address}, {t["cite.seen", seen.Day()].Value}.");
    }

    private static IEnumerable<CitedPart> LessonPlan(CitedWork work, DateTimeOffset seen, IStringLocalizer t)
    {
        if (work.Authors.Count > 0)
            yield return new(Ended(string.Join(", ", work.Authors.Select(c => Named(c, t)))) + " ");
        yield return new(work.Title, IsTitle: true);
        yield return new($". {(work.Year is null ? work.Site : $"{work.Site}, {work.Year}")}. ");
        if (work.Licence.Length > 0)
            yield return new(t["licence." + work.Licence].Value + ". ");
        yield return new(work.Address);
    }

    // APA 7, 10.2 and 10.8; the kind in brackets where it is no book.
    private static IEnumerable<CitedPart> Apa(CitedWork work, DateTimeOffset seen, IStringLocalizer t)
    {
        var date = $"({work.Year ?? t["cite.no-date"].Value}). ";
        if (work.Authors.Count > 0)
            yield return new(Ended(Joined(work.Authors, ", ", ", & ", t)) + " " + date);
        yield return new(work.Title, IsTitle: true);
        yield return new($" [{t["kind." + work.Kind].Value}]. ");
        if (work.Authors.Count == 0)
            yield return new(date);
        if (PublisherOf(work) is { } publisher)
            yield return new(Ended(publisher) + " ");
        if (work.Site != PublisherOf(work))
            yield return new(Ended(work.Site) + " ");
        yield return new(work.Address);
    }

    // MLA 9: author, title, container, publisher, date, place. The months are English in every language.
    private static IEnumerable<CitedPart> Mla(CitedWork work, DateTimeOffset seen, IStringLocalizer t)
    {
        if (work.Authors.Count > 0)
            yield return new(Ended(work.Authors.Count > 2 ? work.Authors[0].Name + ", et al." : string.Join(", and ", work.Authors.Select(c => c.Name))) + " ");
        yield return new(work.Title, IsTitle: true);
        yield return new(". ");
        yield return new(work.Site, IsTitle: true);
        if (PublisherOf(work) is { } publisher)
            yield return new(", " + publisher);
        if (work.DateParts.Count > 0)
            yield return new(", " + DateOfMla(work.DateParts));
        yield return new($", {work.Address}.");
    }

    // ISO 690:2021, 7: creators, title, medium, publisher, date, when seen, number, place.
    private static IEnumerable<CitedPart> Iso690(CitedWork work, DateTimeOffset seen, IStringLocalizer t)
    {
        if (work.Authors.Count > 0)
            yield return new(Ended(string.Join(", ", work.Authors.Select(c => c.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))))) + " ");
        yield return new(work.Title, IsTitle: true);
        yield return new($" [{t["cite.online"].Value}]. ");
        yield return new(string.Join(", ", new[] { PublisherOf(work) ?? work.Site, work.Year }.OfType<string>()));
        yield return new($" [{t["cite.seen", seen.ToOffset(VietnamTime.Offset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)].Value}]. ");
        if (work.Isbn is { } isbn)
            yield return new($"ISBN {isbn}. ");
        yield return new(t["cite.available", work.Address].Value);
    }

    /// <summary>A publisher who is also named as the author is not named twice.</summary>
    private static string? PublisherOf(CitedWork work) => work.Authors.Any(c => c.Name == work.Publisher) ? null : work.Publisher;

    private static string Named(Contributor one, IStringLocalizer t)
        => one.Role == ContributorRoles.Author ? one.Name : t["contributor.named", one.Name, t["contributor." + one.Role].Value.ToLowerInvariant()].Value;

    private static string Joined(IReadOnlyList<Contributor> people, string between, string last, IStringLocalizer t) => people.Count == 1
        ? Named(people[0], t)
        : string.Join(between, people.Take(people.Count - 1).Select(c => Named(c, t))) + last + Named(people[^1], t);

    private static string Ended(string text) => text.EndsWith('.') ? text : text + ".";

    private static string DateOfMla(IReadOnlyList<int> parts) => string.Join(' ', parts.Reverse().Select((part, i) => i == parts.Count - 2
        ? MonthsOfMla[part - 1]
        : part.ToString(CultureInfo.InvariantCulture)));
}
