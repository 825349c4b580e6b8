using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Ingest;
using OerPortal.Resources.Tests.Kit;

namespace OerPortal.Resources.Tests.Machines;

/// <summary>A program that knows a page's address alone finds how to cite it, its description, files and licence.</summary>
public sealed class SignpostTests(ResourcesApp app)
{
    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    public async Task The_page_leads_machines_to_all_that_belongs_to_it(string verb)
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();
        using var request = new HttpRequestMessage(new HttpMethod(verb), published.Address);

        using var answer = await guest.Client.SendAsync(request, TestContext.Current.CancellationToken);

        var links = LinksOf(answer);
        links.Where(l => l.Rel == "cite-as").Select(l => new Uri(l.Target).AbsolutePath).ShouldBe([published.Address]);
        links.Where(l => l.Rel == "type").Select(l => l.Target).ShouldBe(["https://schema.org/AboutPage", "https://schema.org/LearningResource", "https://schema.org/Book"]);
        links.Single(l => l.Rel == "license").Target.ShouldBe("https://creativecommons.org/licenses/by/4.0/");
        links.Single(l => l.Rel == "item").ShouldSatisfyAllConditions(l => l.Target.ShouldEndWith($"/tep/{published.FileId}/tai"), l => l.Type.ShouldBe("application/epub+zip"));
        links.ShouldNotContain(l => l.Rel == "author", "the people who are named have no address");
        foreach (var described in links.Where(l => l.Rel is "describedby" or "linkset"))
        {
            using var description = await guest.GetAsync(new Uri(described.Target).PathAndQuery);
            description.StatusCode.ShouldBe(HttpStatusCode.OK, described.Target);
            description.Content.Headers.ContentType!.MediaType.ShouldBe(described.Type);
            if (described.Rel == "describedby")
                LinksOf(description).Single().ShouldSatisfyAllConditions(l => l.Rel.ShouldBe("describes"), l => new Uri(l.Target).AbsolutePath.ShouldBe(published.Address));
        }
    }

    [Fact]
    public async Task A_school_that_names_nobody_is_the_author_itself()
    {
        var school = await app.CreateSchoolAsync();
        var published = await app.PublishAsync(school, about: Samples.About() with { Contributors = [] });

        using var answer = await app.Guest().GetAsync(published.Address);

        new Uri(LinksOf(answer).Single(l => l.Rel == "author").Target).AbsolutePath.ShouldBe(school.PathPrefix + "/");
    }

    [Fact]
    public async Task The_set_of_links_says_it_both_ways()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());

        using var answer = await app.Guest().GetAsync(published.Address + "/lien-ket.json");
        var sets = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("linkset").EnumerateArray().ToList();

        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        var page = sets[0].GetProperty("anchor").GetString()!;
        page.ShouldEndWith(published.Address);
        sets[0].GetProperty("item")[0].GetProperty("type").GetString().ShouldBe("application/epub+zip");
        var file = sets.Single(s => s.GetProperty("anchor").GetString()!.EndsWith("/tai", StringComparison.Ordinal));
        file.GetProperty("collection")[0].GetProperty("href").GetString().ShouldBe(page);
        sets.Count(s => s.TryGetProperty("describes", out var back) && back[0].GetProperty("href").GetString() == page).ShouldBe(4);
    }

    [Fact]
    public async Task A_file_leads_back_to_the_page_that_it_is_an_item_of()
    {
        var school = await app.CreateSchoolAsync();
        var (published, hidden) = (await app.PublishAsync(school), await app.PublishAsync(school, Visibility.School));

        var header = await app.ActAsSystemAsync(services => services.GetRequiredService<IFileLinks>().HeaderAsync(published.FileId, "http://localhost", TestContext.Current.CancellationToken));
        using var answer = new HttpResponseMessage { Headers = { { "Link", header } } };
        using var page = await app.Guest().GetAsync(published.Address);

        LinksOf(answer).Select(l => (l.Rel, l.Type)).ShouldBe([("collection", "text/html"), ("linkset", "application/linkset+json")]);
        new Uri(LinksOf(answer)[0].Target).AbsolutePath.ShouldBe(published.Address);
        LinksOf(answer)[1].Target.ShouldBe(LinksOf(page).Single(l => l.Rel == "linkset").Target);
        LinksOf(page).Single(l => l.Rel == "item").Target.ShouldEndWith($"/tep/{published.FileId}/tai");
        (await app.ActAsSystemAsync(services => services.GetRequiredService<IFileLinks>().HeaderAsync(hidden.FileId, "http://localhost", TestContext.Current.CancellationToken))).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_not_public_has_no_signposts()
    {
        var hidden = await app.PublishAsync(await app.CreateSchoolAsync(), Visibility.School);
        using var owner = app.SignIn(hidden.Teacher);

        using var answer = await owner.GetAsync(hidden.Address);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.Contains("Link").ShouldBeFalse();
        foreach (var end in new[] { "/mo-ta.jsonld", "/lien-ket.json", "/trich-dan.bib" })
            (await owner.GetAsync(hidden.Address + end)).StatusCode.ShouldBe(HttpStatusCode.NotFound, end);
    }

    [Theory]
    [InlineData("/mo-ta.jsonld")]
    [InlineData("/lien-ket.json")]
    [InlineData("/trich-dan")]
    [InlineData("/trich-dan.ris")]
    public async Task What_was_taken_down_is_gone_and_what_never_was_is_not_found(string end)
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var owner = app.SignIn(published.Teacher);
        using var gone = await owner.PostFormAsync($"{published.Address}/go-xuong", [new("Reason", "Lỗi")]);
        await app.WorkIsDoneAsync();
        using var guest = app.Guest();

        (await guest.GetAsync(published.Address + end)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await guest.GetAsync("/hoc-lieu/zzzzzzzzzz" + end)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync("/hoc-lieu/khong-phai-ma" + end)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.GetAsync($"/hoc-lieu/{new string('a', 3000)}" + end)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("doc")]
    [InlineData("bibtex")]
    [InlineData("bib%0A")]
    public async Task An_unknown_format_is_not_found(string format)
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        (await app.Guest().GetAsync($"{published.Address}/trich-dan.{format}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_machine_without_cookies_gets_the_language_it_asks_for()
    {
        var published = await app.PublishAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();

        (await TextAsync("/mo-ta.jsonld")).ShouldContain("Sách điện tử");
        (await TextAsync("/mo-ta.jsonld?lang=en")).ShouldContain("\"E-book\"");
        (await TextAsync("/trich-dan.txt?lang=en")).ShouldContain("Available from:");
        return;

        async Task<string> TextAsync(string end) => await (await guest.GetAsync(published.Address + end)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    internal static List<(string Target, string Rel, string? Type)> LinksOf(HttpResponseMessage answer) =>
    [
        .. string.Join(", ", answer.Headers.GetValues("Link")).Split(", <").Select(link =>
        {
            var parts = link.TrimStart('<').Split("; ");
            var told = parts[1..].Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1].Trim('"'));
            return (parts[0].TrimEnd('>'), told["rel"], told.GetValueOrDefault("type"));
        }),
    ];
}
