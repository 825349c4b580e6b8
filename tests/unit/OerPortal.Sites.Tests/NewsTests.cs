using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Sites.Markup;
using OerPortal.TestKit;

namespace OerPortal.Sites.Tests;

public sealed class NewsTests(PortalApp app)
{
    private const string Title = "Ngày hội đọc sách";

    [Fact]
    public void A_beginning_ends_with_a_whole_word()
    {
        var body = string.Join(' ', Enumerable.Repeat("trường", 40));

        var beginning = PageText.Beginning(body);

        beginning.ShouldEndWith(" trường…");
        beginning.Length.ShouldBeLessThanOrEqualTo(181);
    }

    [Fact]
    public async Task A_librarian_writes_news_that_guests_read_at_once()
    {
        var school = await app.CreateSchoolAsync();
        using var guest = app.Guest(school);
        (await guest.OpenAsync("/")).ShouldNotSay(Title);
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var address = await WriteAsync(librarian);

        (await guest.OpenAsync("/")).ShouldSay(Title);
        (await guest.OpenAsync("/tin")).ShouldSay(Title);
        (await guest.OpenAsync(address)).TextsOf(".prose p").ShouldBe(["Mỗi lớp một góc sách.", "Đăng ký với cô Hạnh."]);
    }

    [Fact]
    public async Task Text_stays_text()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var page = await librarian.OpenAsync(await WriteAsync(librarian, body: "<script>alert(1)</script> & \"ngoặc\""));
        page.TextOf(".prose p").ShouldBe("<script>alert(1)</script> & \"ngoặc\"");
        page.Document.QuerySelectorAll(".prose script").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_neighbours_news_are_unknown_to_readers_and_to_the_desk()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var publicId = (await WriteAsync(librarian)).Split('/')[^1];
        using var neighbour = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        foreach (var address in new[] { $"/tin/{publicId}", $"/quan-tri/tin/{publicId}", "/tin/0000000000" })
            (await neighbour.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        (await neighbour.PostAsync($"/quan-tri/tin?handler=Remove&publicId={publicId}", [], tokenFrom: "/quan-tri/tin")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.PostAsync($"/quan-tri/tin/{publicId}", Fields.Of(("Input.Title", "x"), ("Input.Body", "y")), tokenFrom: "/quan-tri/tin")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await librarian.OpenAsync($"/tin/{publicId}")).Heading.ShouldBe(Title);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_the_rest_is_kept()
    {
        using var librarian = await app.SignInAsLibrarianAsync(await app.CreateSchoolAsync());
        var answer = await librarian.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", ""), ("Input.Body", "Mỗi lớp một góc sách.")));
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        html.ShouldContain("Viết tiêu đề để bạn đọc biết tin nói về gì.");
        html.ShouldContain("Mỗi lớp một góc sách.");
    }

    [Fact]
    public async Task Switched_off_news_have_no_page_and_no_desk()
    {
        var school = await app.CreateSchoolAsync();
        using var librarian = await app.SignInAsLibrarianAsync(school);
        var address = await WriteAsync(librarian);
        await app.Services.GetRequiredService<ISites>().SwitchFeatureAsync(school.Id, "sites.news", on: false, TestContext.Current.CancellationToken);
        foreach (var gone in new[] { "/tin", address, "/quan-tri/tin" })
            (await librarian.GetAsync(gone)).StatusCode.ShouldBe(HttpStatusCode.NotFound, gone);
        (await librarian.OpenAsync("/")).ShouldNotSay(Title);
    }

    [Theory]
    [InlineData(SiteRole.Reader)]
    [InlineData(SiteRole.Teacher)]
    public async Task Others_do_not_write(SiteRole role)
    {
        using var visitor = await app.SignInAsync(role, await app.CreateSchoolAsync());
        (await visitor.GetAsync("/quan-tri/tin/moi")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    /// <returns>The address of the written news, with the site's prefix.</returns>
    private static async Task<string> WriteAsync(Visitor librarian, string body = "Mỗi lớp một góc sách.\n\nĐăng ký với cô Hạnh.")
    {
        var answer = await librarian.PostFormAsync("/quan-tri/tin/moi", Fields.Of(("Input.Title", Title), ("Input.Body", body)));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }
}
