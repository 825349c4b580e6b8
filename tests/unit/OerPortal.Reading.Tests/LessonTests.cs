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

/// <summary>How far one has come in a lecture is one's own, bounded, and the lecture's every word is text.</summary>
public sealed class LessonTests(ReadingApp app)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_state_comes_back_with_the_page_as_text()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        (await KeepAsync(reader, item, Note(location: "</script><script>alert(1)</script>"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await KeepAsync(reader, item, Note(location: "</script><script>alert(2)</script>", score: 0.8, status: "passed"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var page = await reader.OpenAsync($"/doc/{item.Card.PublicId}");

        page.Document.QuerySelectorAll("script").Length.ShouldBe(2);
        var state = LectureTests.LectureOf(page).GetProperty("parts")[0].GetProperty("state");
        state.GetProperty("location").GetString().ShouldBe("</script><script>alert(2)</script>");
        state.GetProperty("status").GetString().ShouldBe("passed");
        state.GetProperty("score").GetDouble().ShouldBe(0.8);
        state.GetProperty("data").GetString().ShouldBe("đã chọn: núi");
        LectureTests.LectureOf(page).GetProperty("parts")[1].TryGetProperty("state", out _).ShouldBeFalse();
    }

    [Fact]
    [BadInput(70)]
    public async Task More_than_a_lecture_may_keep_is_refused_and_nothing_is_lost()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        await KeepAsync(reader, item, Note());
        foreach (var length in (int[])[65_537, 10 << 20])
            (await KeepAsync(reader, item, Note(data: new string('x', length)))).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge, $"{length}");
        (await KeepAsync(reader, item, Note(data: new string('ộ', 65_536)))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("""{"status":"done","location":"","data":"","seconds":1}""", "status")]
    [InlineData("""{"status":"begun","score":1.5,"location":"","data":"","seconds":1}""", "score")]
    [InlineData("""{"status":"begun","data":"","seconds":1}""", "location")]
    [InlineData("""{"status":"begun","location":"","data":"\u0000","seconds":1}""", "data")]
    [InlineData("""{"status":"begun","location":"","data":"","seconds":-1}""", "seconds")]
    [InlineData("[]", "body")]
    public async Task A_state_that_makes_no_sense_is_refused_by_the_name_of_its_field(string json, string field)
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        var answer = await reader.SendAsync(HttpMethod.Put, Address(item, "phan-1"), content, tokenFrom: "/tu-sach");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Ct)).ShouldContain($": {field}.");
    }

    [Fact]
    public async Task A_state_needs_a_part_of_a_lecture_that_one_may_open()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        var neighbours = app.Library.AddLecture((await app.CreateSchoolAsync()).Id, Visibility.School);
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());
        (await KeepAsync(reader, item, Note(), "phan-9")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await KeepAsync(reader, neighbours, Note())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await KeepAsync(reader, book, Note())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var guest = app.Guest();
        (await guest.Client.PutAsJsonAsync(Address(item, "phan-1"), Note(), Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task States_are_in_the_copy_of_ones_data_and_go_with_the_shelf_with_starting_over_and_with_the_person()
    {
        var item = app.Library.AddLecture(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();

        await KeepAsync(reader, item, Note());
        (await CopyAsync(reader)).ShouldContain("đã chọn: núi");
        await reader.SendAsync(HttpMethod.Delete, Address(item, "phan-1"), tokenFrom: "/tu-sach");
        (await CopyAsync(reader)).ShouldBe("null");

        await KeepAsync(reader, item, Note());
        await reader.SendAsync(HttpMethod.Delete, $"/api/reading/places/{item.MainFileId}", tokenFrom: "/tu-sach");
        (await CopyAsync(reader)).ShouldBe("null");

        await KeepAsync(reader, item, Note());
        await app.ActAsSystemAsync(services =>
        {
            var db = services.GetRequiredService<ReadingDbContext>();
            db.Publish(new PersonErased(reader.Person.Id));
            return db.SaveChangesAsync(Ct);
        });
        await app.WorkIsDoneAsync();
        (await CopyAsync(reader)).ShouldBe("null");
    }

    private Task<string> CopyAsync(Visitor reader) => app.ActAsSystemAsync(async services => JsonSerializer.Serialize(
        await services.GetServices<IPersonalRecords>().Single(r => r.Name == "reading").OfAsync(reader.Person.Id, Ct),
        Readable));

    private static Task<HttpResponseMessage> KeepAsync(Visitor reader, LibraryItem item, object note, string part = "phan-1")
        => reader.SendJsonAsync(HttpMethod.Put, Address(item, part), note, tokenFrom: "/tu-sach");

    private static string Address(LibraryItem item, string part) => $"/api/reading/lessons/{item.MainFileId}?hoc-lieu={item.Card.PublicId}&phan={part}";

    private static object Note(string status = "begun", double? score = null, string location = "câu 2", string data = "đã chọn: núi") => new { status, score, location, data, seconds = 40 };
}
