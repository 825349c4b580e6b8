using System.Net;
using System.Text.Json;
using OerPortal.Cms.Sites;
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
    public async Task Subjects_schools_and_collections_are_offered_beside_what_the_index_knows()
    {
        var school = await app.CreateSchoolAsync("Trường THCS Sggranite");
        var book = await app.PublishAsync(school, "Đá hoa cương Sggranite");
        await CollectAsync(school, "Bộ đá Sggranite", book);
        using var guest = app.Guest();

        (await OffersAsync(guest, "vật l")).ShouldContain(("Vật lí", "subject", "Môn học", "/tim?mon=vat-li"));
        var offers = await OffersAsync(guest, "sggranit");
        offers.Select(offer => (offer.Text, offer.Kind, offer.Label)).ShouldBe(
            [("Đá hoa cương Sggranite", "title", "Học liệu"), ("Bộ đá Sggranite", "collection", "Bộ sưu tập"), ("Trường THCS Sggranite", "school", "Trường")]);
        offers[^1].Url.ShouldBe($"/truong/{school.Slug}/");
        using var there = app.Guest(await app.CreateSchoolAsync());
        (await OffersAsync(there, "sggranit")).ShouldNotContain(offer => offer.Kind == "collection", "another school's collection is not shown here");
        (await OffersAsync(there, "sggranit"))[^1].Url.ShouldEndWith($"/tim?truong-hoc={school.Slug}");
    }

    [Fact]
    public async Task A_collection_of_hidden_resources_is_offered_to_nobody_else()
    {
        var school = await app.CreateSchoolAsync();
        var book = await app.PublishAsync(school, "Kín đáo", visibility: Visibility.School);
        await CollectAsync(school, "Bộ kín Sgveiled", book);
        using var guest = app.Guest();
        using var outsider = await app.SignInAsTeacherAsync(await app.CreateSchoolAsync());
        using var member = await app.SignInAsReaderAsync(school);

        (await OffersAsync(guest, "sgveiled")).ShouldBeEmpty();
        (await OffersAsync(outsider, "sgveiled")).ShouldBeEmpty();
        (await OffersAsync(member, "sgveiled")).ShouldHaveSingleItem().Kind.ShouldBe("collection");
    }

    private async Task CollectAsync(Site school, string title, Published book)
    {
        using var librarian = await app.SignInAsLibrarianAsync(school);
        using var answer = await librarian.PostAsync($"/bo-suu-tap/them/{book.PublicId}", [new("Heading", title)]);
        using var published = await librarian.PostAsync($"{answer.Headers.Location}/chia-se?handler=Publish", []);
        published.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // Titles are followed every few seconds.
        app.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    private static async Task<List<(string? Text, string? Kind, string? Label, string Url)>> OffersAsync(Visitor visitor, string typed) =>
        [.. (await JsonAsync(visitor, "/api/search/suggestions?q=" + Uri.EscapeDataString(typed))).GetProperty("items").EnumerateArray().Select(item => (
            item.GetProperty("text").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("label").GetString(), item.GetProperty("url").GetString()!))];

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
