using System.Net;
using System.Text.Json;
using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.Reading.Tests;

/// <summary>The reader in other people's pages.</summary>
public sealed class EmbeddedReaderTests(ReadingApp app)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_book_is_read_in_any_page_by_nobody_in_particular(bool isPdf)
    {
        var book = isPdf ? app.Library.AddPdf(app.Portal.Id) : app.Library.AddBook(app.Portal.Id);
        using var person = await app.SignInAsReaderAsync();
        if (!isPdf) await PlaceTests.KeepAsync(person, book, 0.31);

        var page = await person.OpenAsync($"/nhung/{book.Card.PublicId}/doc");

        var policy = page.Answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldEndWith("frame-ancestors *");
        policy.Replace("frame-ancestors *", "frame-ancestors 'none'", StringComparison.Ordinal)
            .ShouldBe((await person.OpenAsync($"/doc/{book.Card.PublicId}")).Answer.Headers.GetValues("Content-Security-Policy").Single());
        page.Answer.Headers.Contains("X-Frame-Options").ShouldBeFalse();
        page.Answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        page.Answer.Headers.Vary.ShouldNotContain("Cookie");
        page.Document.QuerySelector("base")!.GetAttribute("target").ShouldBe("_blank");
        page.Document.QuerySelectorAll("form").ShouldBeEmpty();
        var config = JsonDocument.Parse(page.TextOf("#reader-config")).RootElement;
        config.GetProperty("kind").GetString().ShouldBe(isPdf ? "pdf" : "epub");
        config.TryGetProperty("account", out _).ShouldBeFalse("the place is kept on the device alone");
        config.TryGetProperty("inside", out _).ShouldBeFalse("no page of the portal opens in a frame");
        config.GetProperty("remember").GetBoolean().ShouldBeTrue();
        config.GetProperty("address").GetString().ShouldBe($"/doc/{book.Card.PublicId}");
        config.GetProperty("back").GetString().ShouldBe($"http://localhost/hoc-lieu/{book.Card.PublicId}");
    }

    [Fact]
    public async Task Whoever_could_read_more_reads_no_more_in_a_frame()
    {
        var hidden = app.Library.AddBook(app.Portal.Id, Visibility.Province, "Chỉ người đăng nhập đọc");
        using var person = await app.SignInAsReaderAsync();
        (await person.GetAsync($"/doc/{hidden.Card.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var answer = await person.GetAsync($"/nhung/{hidden.Card.PublicId}/doc");
        using var unknown = await person.GetAsync("/nhung/zzzzzzzzzz/doc");

        (answer.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        var said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        said.ShouldBe(await unknown.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        said.ShouldContain("Sách không còn ở đây");
        answer.Headers.Contains("X-Frame-Options").ShouldBeFalse("it is said in the frame");
    }

    [Fact]
    public async Task What_plays_stands_on_the_card()
    {
        var sound = app.Library.AddOther(app.Portal.Id, FileKind.Audio, "dong-dao.mp3", FileState.Ready);

        using var answer = await app.Guest().GetAsync($"/nhung/{sound.Card.PublicId}/doc?lang=en");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe($"/nhung/{sound.Card.PublicId}?lang=en");
    }

    [Fact]
    public async Task It_speaks_the_language_of_its_address()
    {
        var book = app.Library.AddBook(app.Portal.Id);

        var page = await app.Guest().OpenAsync($"/nhung/{book.Card.PublicId}/doc?lang=en");

        page.Document.DocumentElement.GetAttribute("lang").ShouldBe("en");
        JsonDocument.Parse(page.TextOf("#reader-config")).RootElement.GetProperty("strings").GetProperty("contents").GetString().ShouldBe("Contents");
    }
}
