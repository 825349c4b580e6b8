using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Reading.Data;
using OerPortal.Reading.Tests.Kit;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

public sealed class PlaceTests(ReadingApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_place_comes_back_as_it_was_kept()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        (await reader.GetAsync(Address(book))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var kept = await KeepAsync(reader, book, 0.31);

        kept.StatusCode.ShouldBe(HttpStatusCode.OK);
        var stamp = (await kept.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("updatedAt").GetString();
        var place = await (await reader.GetAsync(Address(book))).Content.ReadFromJsonAsync<JsonElement>(Ct);
        place.GetProperty("locator").GetProperty("locations").GetProperty("fragments")[0].GetString().ShouldBe("epubcfi(/6/4!/4/2)");
        place.GetProperty("progress").GetDouble().ShouldBe(0.31);
        place.GetProperty("deviceLabel").GetString().ShouldBe("Chrome · Android");
        place.GetProperty("updatedAt").GetString().ShouldBe(stamp);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        byte[] body = [.. """{"locator":{"href":"c1.xhtml","locations":{},"title":" """u8, 0xff, .. "\"},\"progress\":0.5}"u8];
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        (await reader.SendAsync(HttpMethod.Put, Address(book), content)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_last_place_wins()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();

        await KeepAsync(reader, book, 0.8);
        await KeepAsync(reader, book, 0.2);

        (await ProgressAsync(reader, book)).ShouldBe(0.2);
    }

    [Fact]
    public async Task Nobody_else_sees_a_place_not_even_an_administrator()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var child = await app.SignInAsReaderAsync();
        await KeepAsync(child, book, 0.5);
        using var administrator = await app.SignInAsPortalAdministratorAsync();

        (await administrator.GetAsync(Address(book))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await administrator.OpenAsync("/tu-sach")).ShouldNotSay(book.Card.Title);
    }

    [Fact]
    public async Task A_guest_has_no_places_on_the_server()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        (await guest.GetAsync(Address(book))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_place_without_the_antiforgery_token_is_refused()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();

        app.Log.Expect("The required antiforgery cookie");

        var answer = await reader.Client.PutAsJsonAsync(Address(book), Note(0.5), Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await reader.GetAsync(Address(book))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("""{"locator":{"href":"a","locations":{}},"progress":1.5}""", "progress")]
    [InlineData("""{"locator":{"locations":{}},"progress":0.5}""", "locator.href")]
    [InlineData("""{"locator":{"href":"a"},"progress":0.5}""", "locator.locations")]
    [InlineData("""{"locator":{"href":"\u0000","locations":{}},"progress":0.5}""", "locator")]
    [InlineData("""{"progress":0.5}""", "locator")]
    [InlineData("""[1,2""", "body")]
    public async Task A_place_that_makes_no_sense_is_refused_by_the_name_of_its_field(string json, string field)
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");

        var answer = await reader.SendAsync(HttpMethod.Put, Address(book), content, tokenFrom: "/tu-sach");

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain($": {field}.");
    }

    [Fact]
    public async Task A_place_in_the_neighbours_book_is_refused_like_one_in_an_unknown_book()
    {
        var school = await app.CreateSchoolAsync();
        var book = app.Library.AddBook(school.Id, Visibility.School);
        using var neighbour = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());

        (await KeepAsync(neighbour, book, 0.5)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_place_needs_a_file_of_that_very_resource()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        var other = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();

        var answer = await reader.SendJsonAsync(
            HttpMethod.Put, $"/api/reading/places/{other.MainFileId}?hoc-lieu={book.Card.PublicId}", Note(0.5), tokenFrom: "/tu-sach");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_place_can_be_removed()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        await KeepAsync(reader, book, 0.5);

        await reader.SendAsync(HttpMethod.Delete, Address(book), tokenFrom: "/tu-sach");

        (await reader.GetAsync(Address(book))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Places_are_part_of_the_copy_of_ones_data_and_go_when_the_account_is_emptied()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        await KeepAsync(reader, book, 0.5);
        (await CopyAsync(reader)).ShouldContain(book.MainFileId.ToString());

        await app.ActAsSystemAsync(services =>
        {
            var db = services.GetRequiredService<ReadingDbContext>();
            db.Publish(new PersonErased(reader.Person.Id));
            return db.SaveChangesAsync(Ct);
        });
        await app.WorkIsDoneAsync();

        (await CopyAsync(reader)).ShouldBe("null");
    }

    private Task<string> CopyAsync(Visitor reader) => app.ActAsSystemAsync(async services =>
        JsonSerializer.Serialize(await services.GetServices<IPersonalRecords>().Single(r => r.Name == "reading").OfAsync(reader.Person.Id, Ct)));

    internal static Task<HttpResponseMessage> KeepAsync(Visitor reader, LibraryItem book, double progress, string chapter = "Con đường lên núi")
        => reader.SendJsonAsync(HttpMethod.Put, Address(book), Note(progress, chapter), tokenFrom: "/tu-sach");

    private static string Address(LibraryItem book) => $"/api/reading/places/{book.MainFileId}?hoc-lieu={book.Card.PublicId}";

    private static object Note(double progress, string chapter = "Con đường lên núi") => new
    {
        locator = new
        {
            href = "OEBPS/chuong-1.xhtml",
            type = "application/xhtml+xml",
            title = chapter,
            locations = new { totalProgression = progress, fragments = (string[])["epubcfi(/6/4!/4/2)"] },
        },
        progress,
        deviceId = "0a1b2c",
        deviceLabel = "Chrome · Android",
    };

    private static async Task<double> ProgressAsync(Visitor reader, LibraryItem book)
        => (await (await reader.GetAsync(Address(book))).Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("progress").GetDouble();
}
