using AngleSharp.Html.Dom;
using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Classes and their textbooks.</summary>
internal static class SchoolClasses
{
    internal static async Task<IReadOnlyList<Pupil>> ClassAsync(this LibraryApp app, Site school, string className, params string[] names)
    {
        List<Pupil> pupils = [];
        foreach (var name in names)
            pupils.Add(await app.PupilAsync(school, name, className));
        return pupils;
    }

    /// <summary>A textbook of the sixth grade with so many copies.</summary>
    /// <returns>Its public id.</returns>
    internal static async Task<string> TextbookAsync(this LibraryApp app, Visitor librarian, string name, int copies)
    {
        var title = await app.TitleAsync(librarian, name, ("Input.Kind", "Textbook"), ("Input.Grade", "6"));
        await LibraryApp.EnterAsync(librarian, await app.VoucherAsync(librarian, (title, copies)));
        return title;
    }

    internal static Task<Guid> ClassIdAsync(this LibraryApp app, Site school, string className)
        => app.Database.QuerySingleAsync<Guid>("select id from classes.school_class where site_id = @Id and name = @className", new { school.Id, className });

    internal static async Task<string> ClassPageAsync(this LibraryApp app, Site school, string className) => $"/quan-tri/muon-theo-lop/{await app.ClassIdAsync(school, className)}";

    /// <summary>How many loans of the school go on.</summary>
    internal static Task<int> LoansAsync(this LibraryApp app, Site school)
        => app.Database.QuerySingleAsync<int>("select count(*) from library.loan where site_id = @Id and ended_at is null", new { school.Id });

    /// <summary>What a form of the page would send.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> FieldsOf(this Page page, string form)
        => [.. page.Document.QuerySelectorAll($"{form} input").OfType<IHtmlInputElement>().Where(i => i.Name is { } name && !name.StartsWith("__", StringComparison.Ordinal)).Select(i => KeyValuePair.Create(i.Name!, i.Value))];
}
