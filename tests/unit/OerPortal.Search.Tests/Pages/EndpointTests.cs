using System.Net;
using System.Text.Json;
using OerPortal.Ingest;
using OerPortal.Resources;
using OerPortal.Search.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Search.Tests.Pages;

public sealed class EndpointTests(SearchApp app)
{
    [Fact]
    public async Task Suggestions_lead_to_the_resource_or_to_a_search()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Hàn thuyên Sgsuggest", keywords: ["hàn huyên sgsuggest"]);
        using var guest = app.Guest();

        var items = (await JsonAsync(guest, "/api/search/suggestions?q=" + Uri.EscapeDataString("sgsuggest hàn"))).GetProperty("items").EnumerateArray()
            .Select(item => (item.GetProperty("text").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("url").GetString())).ToList();
        items.ShouldBe(
            [("Hàn thuyên Sgsuggest", "title", $"/hoc-lieu/{book.PublicId}"), ("hàn huyên sgsuggest", "keyword", "/tim?q=h%C3%A0n%20huy%C3%AAn%20sgsuggest")],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Suggestions_of_hidden_titles_come_to_their_own_people_only()
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        await app.PublishAsync(school, "Giấu kín Hdhidden", visibility: Visibility.School);
        using var guest = app.Guest();
        using var outsider = await app.SignInAsTeacherAsync(neighbour);
        using var member = await app.SignInAsReaderAsync(school);

        (await CountAsync(guest)).ShouldBe(0);
        (await CountAsync(outsider)).ShouldBe(0);
        (await CountAsync(member)).ShouldBe(1);

        async Task<int> CountAsync(Visitor visitor) => (await JsonAsync(visitor, "/api/search/suggestions?q=hdhid")).GetProperty("items").GetArrayLength();
    }

    [Fact]
    public async Task Places_inside_a_book_come_with_the_way_there()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(
            school, "Sách có chỗ", text: [new Passage(0, "Một", "c1.xhtml", "Ở đây có con voi Bản Đôn."), new Passage(1, "Hai", "c2.xhtml", "Ở đây không.")]);
        using var guest = app.Guest();

        var place = (await JsonAsync(guest, $"/api/search/resources/{book.PublicId}/passages?q=con+voi")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        place.GetProperty("heading").GetString().ShouldBe("Một");
        place.GetProperty("locator").GetString().ShouldBe("c1.xhtml");
        place.GetProperty("url").GetString().ShouldBe($"/doc/{book.PublicId}?den=c1.xhtml&tim={Uri.EscapeDataString("Ở đây có con voi Bản Đôn")}");
        place.GetProperty("snippet").EnumerateArray().Select(part => part.GetString()).ShouldBe(["Ở đây có ", "con voi", " Bản Đôn."]);
    }

    [Fact]
    public async Task A_hidden_book_answers_like_an_unknown_one()
    {
        var school = await app.CreateSchoolAsync();
        var neighbour = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Sách kín", visibility: Visibility.School, text: [new Passage(0, "Một", "c1.xhtml", "voi")]);
        using var guest = app.Guest();
        using var outsider = await app.SignInAsTeacherAsync(neighbour);
        using var member = await app.SignInAsReaderAsync(school);

        foreach (var (visitor, status) in new[] { (guest, HttpStatusCode.NotFound), (outsider, HttpStatusCode.NotFound), (member, HttpStatusCode.OK) })
        {
            using var answer = await visitor.GetAsync($"/api/search/resources/{book.PublicId}/passages?q=voi");
            answer.StatusCode.ShouldBe(status);
        }

        using var unknown = await guest.GetAsync("/api/search/resources/0000000000/passages?q=voi");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> JsonAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return document.RootElement.Clone();
    }
}
