using System.Net;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class WordsDeskTests(SearchApp app)
{
    private const string Desk = "/quan-tri/tu-tim-kiem";

    [Fact]
    public async Task A_spelling_that_the_department_adds_finds_the_others_until_it_is_removed()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Lễ hội Qvarang");
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        using var guest = app.Guest();
        (await guest.OpenAsync("/tim?q=qwaling")).ShouldNotSay("Lễ hội Qvarang");

        (await administrator.PostAsync(Desk + "?handler=Add", [new("Names", "Qvarang, Qwaling")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await guest.OpenAsync("/tim?q=qwaling")).ShouldSay("Lễ hội Qvarang");
        var page = await administrator.OpenAsync(Desk);
        page.ShouldSay("Qvarang = Qwaling");
        var id = page.Document.QuerySelectorAll("main .lines li").Single(line => line.TextContent.Contains("Qvarang", StringComparison.Ordinal)).QuerySelector("input[name=id]")!.GetAttribute("value")!;
        (await administrator.PostAsync(Desk + "?handler=Remove", [new("id", id)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.OpenAsync("/tim?q=qwaling")).ShouldNotSay("Lễ hội Qvarang");
        (await administrator.PostAsync(Desk + "?handler=Remove", [new("id", id)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_name_that_the_department_gives_a_subject_finds_what_is_of_it()
    {
        await app.PublishAsync(await app.CreateSchoolAsync(), "Chiếc lá cuối cùng", subject: "am-nhac", grade: 7);
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        using var guest = app.Guest();
        (await guest.OpenAsync("/tim?q=qvuxang")).ShouldNotSay("Chiếc lá cuối cùng");

        (await administrator.PostAsync(Desk + "?handler=Add", [new("Names", "qvuxang"), new("Means", "mon am-nhac")])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await guest.OpenAsync("/tim?q=qvuxang")).ShouldSay("Chiếc lá cuối cùng");
        (await administrator.OpenAsync(Desk)).ShouldSay("qvuxang → Âm nhạc");
    }

    [Theory]
    [InlineData("", "mon am-nhac")]
    [InlineData("một tên", "mon khong-co")]
    public async Task A_name_of_nothing_and_nothing_as_a_name_are_told(string names, string means)
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var answer = await administrator.PostAsync(Desk + "?handler=Add", [new("Names", names), new("Means", means)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("aria-invalid");
    }

    [Theory]
    [InlineData("")]
    [InlineData("Một tên thôi")]
    [InlineData("… | !")]
    [InlineData("a|b|c|d|e|f|g|h|i|k|l")]
    public async Task What_is_no_group_is_told_and_kept_in_the_form(string names)
    {
        using var administrator = await app.SignInAsPortalAdministratorAsync();
        var answer = await administrator.PostAsync(Desk + "?handler=Add", [new("Names", names)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("aria-invalid");
    }

    [Fact]
    public async Task Nobody_else_sees_the_page()
    {
        using var librarian = await app.SignInAsSiteAdministratorAsync(await app.CreateSchoolAsync());
        (await librarian.OpenAsync(Desk)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
