using OerPortal.Cms.Sites;
using OerPortal.TestKit;

namespace OerPortal.Library.Tests;

/// <summary>Steps between libraries, as librarians take them.</summary>
internal static class Neighbours
{
    internal const string Desk = "/quan-tri/lien-thu-vien";
    internal const string Boxes = "/quan-tri/hop-luan-chuyen";

    private static int _schools;

    /// <summary>A school whose name is no other's, and its librarian.</summary>
    internal static async Task<(Site School, Visitor Librarian)> OneMoreSchoolAsync(this LibraryApp app)
    {
        var school = await app.CreateSchoolAsync($"Trường THCS Liên Thông {Interlocked.Increment(ref _schools)}A");
        return (school, await app.SignInAsLibrarianAsync(school));
    }

    internal static Task<string> PublicIdAsync(this LibraryApp app, Site school, string name)
        => app.Database.QuerySingleAsync<string>("select public_id from library.title where site_id = @Id and name = @name", new { school.Id, name });

    /// <summary>Asks a school for its title.</summary>
    /// <returns>Of the request.</returns>
    internal static async Task<Guid> AskAsync(this LibraryApp app, Visitor asker, Site lender, string name)
    {
        var title = await app.PublicIdAsync(lender, name);
        using var answer = await asker.PostFormAsync($"{Desk}/hoi-muon?q={Uri.EscapeDataString(name)}", [], $"form:has([name=TitleId][value='{title}'])");
        return Guid.Parse(answer.Headers.Location!.ToString().Split('/')[^1]);
    }

    /// <summary>A step of a request.</summary>
    /// <returns>The page it leads to.</returns>
    internal static async Task<Page> StepAsync(this Visitor librarian, Guid request, string step, params (string Name, string Value)[] fields)
        => await librarian.DoAsync($"{Desk}/{request}", $"form[action*='handler={step}']", fields);

    internal static async Task<Page> DoAsync(this Visitor librarian, string path, string form, params (string Name, string Value)[] fields)
    {
        using var answer = await librarian.PostFormAsync(path, Fields.Of(fields), form);
        return answer.Headers.Location is { } to ? await librarian.OpenAsync(to.ToString()[librarian.Site.PathPrefix.Length..]) : await librarian.ReadAsync(answer);
    }

    /// <summary>Scans a book into a box, or out of it where it comes in.</summary>
    internal static Task<Page> PutAsync(this Visitor librarian, string box, string typed) => librarian.DoAsync(box, "#loan-box", ("Typed", typed));

    /// <summary>A copy that came from another school and was received.</summary>
    internal static async Task<Guid> BorrowAsync(this LibraryApp app, Visitor asker, Visitor lender, Site owner, string name, int days = 30)
    {
        var request = await app.AskAsync(asker, owner, name);
        await lender.StepAsync(request, "Send", ("Due", Day(app, days)));
        await asker.StepAsync(request, "Receive");
        return request;
    }

    internal static string Day(LibraryApp app, int ahead) => $"{Today(app).AddDays(ahead):yyyy-MM-dd}";

    internal static DateOnly Today(LibraryApp app) => Cms.Text.VietnamTime.DayOf(app.Clock.GetUtcNow());

    internal static Task<int> StateAsync(this LibraryApp app, Guid request) => app.Database.QuerySingleAsync<int>("select state from library.interloan where id = @request", new { request });
}
