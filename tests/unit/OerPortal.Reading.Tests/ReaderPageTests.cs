using System.Net;
using System.Text.Json;
using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.Resources;
using OerPortal.TestKit;

namespace OerPortal.Reading.Tests;

public sealed class ReaderPageTests(ReadingApp app)
{
    [Fact]
    public async Task The_reader_gets_what_it_needs_as_data_under_its_own_policy()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{book.Card.PublicId}");

        page.Answer.Headers.GetValues("Content-Security-Policy").Single().ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self' blob: 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' blob: data:; "
            + "media-src 'self' blob:; connect-src 'self' blob:; frame-src blob: http://*.localhost; worker-src 'self'; object-src 'none'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'");
        var config = ConfigOf(page);
        config.GetProperty("kind").GetString().ShouldBe("epub");
        config.GetProperty("base").GetString().ShouldBe($"/an-pham/{book.MainFileId}/");
        config.GetProperty("back").GetString().ShouldBe($"/hoc-lieu/{book.Card.PublicId}");
        config.GetProperty("strings").GetProperty("contents").GetString().ShouldBe("Mục lục");
        config.TryGetProperty("account", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_who_signed_in_opens_the_book_where_they_left_it()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var reader = await app.SignInAsReaderAsync();
        await PlaceTests.KeepAsync(reader, book, 0.31);

        var account = ConfigOf(await reader.OpenAsync($"/doc/{book.Card.PublicId}")).GetProperty("account");

        account.GetProperty("header").GetString().ShouldBe("RequestVerificationToken");
        account.GetProperty("saved").GetProperty("progress").GetDouble().ShouldBe(0.31);
    }

    [Fact]
    public async Task A_title_cannot_end_the_data_block()
    {
        var book = app.Library.AddBook(app.Portal.Id, title: "</script><script>alert(1)</script>");
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{book.Card.PublicId}");

        page.Document.QuerySelectorAll("script").Length.ShouldBe(2);
        ConfigOf(page).GetProperty("title").GetString().ShouldBe("</script><script>alert(1)</script>");
    }

    [Fact]
    public async Task Without_JavaScript_the_page_offers_the_file()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{book.Card.PublicId}");

        page.Document.QuerySelector("noscript")!.InnerHtml.ShouldContain($"/tep/{book.MainFileId}/");
    }

    [Fact]
    public async Task A_PDF_is_read_by_its_own_address_with_a_picture_of_its_first_page()
    {
        var pdf = app.Library.AddPdf(app.Portal.Id);
        using var guest = app.Guest();

        var config = ConfigOf(await guest.OpenAsync($"/doc/{pdf.Card.PublicId}"));

        config.GetProperty("pdf").GetString().ShouldBe(
            $"/an-pham/{pdf.MainFileId}/{Uri.EscapeDataString("tài liệu.pdf")}?v={pdf.Files[pdf.MainFileId].Publication!.Document!.BlobSha256[..16]}");
        config.GetProperty("firstPage").GetString().ShouldBe($"/tep/{pdf.MainFileId}/trang-1");
    }

    [Fact]
    public async Task A_recording_is_played_with_the_browsers_own_controls()
    {
        var song = app.Library.AddOther(app.Portal.Id, FileKind.Audio, "dong-dao.mp3");
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{song.Card.PublicId}");

        page.Document.QuerySelector("audio[controls]")!.GetAttribute("src").ShouldBe($"/tep/{song.MainFileId}/dong-dao.mp3");
        ConfigOf(page).GetProperty("kind").GetString().ShouldBe("media");
    }

    [Fact]
    public async Task Pages_of_an_office_file_open_as_a_PDF_does()
    {
        var lesson = app.Library.AddPdf(app.Portal.Id, kind: FileKind.Office, name: "giao-an.docx");
        using var guest = app.Guest();

        var config = ConfigOf(await guest.OpenAsync($"/doc/{lesson.Card.PublicId}"));

        config.GetProperty("kind").GetString().ShouldBe("pdf");
        config.GetProperty("pdf").GetString()!.ShouldContain(".pdf?v=");
        config.GetProperty("download").GetString().ShouldBe($"/tep/{lesson.MainFileId}/tai", "the original");
    }

    [Fact]
    public async Task What_cannot_be_read_here_can_be_downloaded()
    {
        var sheet = app.Library.AddOther(app.Portal.Id, FileKind.Office, "phieu.docx");
        using var guest = app.Guest();

        var page = await guest.OpenAsync($"/doc/{sheet.Card.PublicId}");

        page.ShouldSay("Tải về máy");
        page.Document.QuerySelector("a.btn[download]")!.GetAttribute("href").ShouldBe($"/tep/{sheet.MainFileId}/tai");
    }

    [Fact]
    public async Task The_neighbour_schools_book_is_not_found()
    {
        var school = await app.CreateSchoolAsync();
        var book = app.Library.AddBook(school.Id, Visibility.School);
        using var neighbour = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());

        (await neighbour.GetAsync($"/doc/{book.Card.PublicId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync($"/doc/{book.Card.PublicId}/{book.MainFileId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await neighbour.GetAsync("/doc/0000000000")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_file_of_another_resource_is_not_found_under_this_one()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        var other = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        (await guest.GetAsync($"/doc/{book.Card.PublicId}/{other.MainFileId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_reviewer_looks_at_a_book_before_it_is_published_and_leaves_no_place()
    {
        using var reviewer = await app.SignInAsReviewerAsync();
        using var teacher = await app.SignInAsTeacherAsync();
        var book = app.Library.AddBook(app.Portal.Id, previewer: reviewer.Person.Id);

        var config = ConfigOf(await reviewer.OpenAsync($"/doc/tep/{book.MainFileId}"));

        config.GetProperty("remember").GetBoolean().ShouldBeFalse();
        config.TryGetProperty("account", out _).ShouldBeFalse();
        (await teacher.GetAsync($"/doc/tep/{book.MainFileId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task In_a_schools_site_all_addresses_stay_in_that_site()
    {
        var school = await app.CreateSchoolAsync();
        var book = app.Library.AddBook(school.Id, Visibility.School);
        using var pupil = await app.SignInAsReaderAsync(school);

        var config = ConfigOf(await pupil.OpenAsync($"/doc/{book.Card.PublicId}"));

        config.GetProperty("base").GetString().ShouldBe($"{school.PathPrefix}/an-pham/{book.MainFileId}/");
        config.GetProperty("account").GetProperty("place").GetString().ShouldStartWith($"{school.PathPrefix}/api/reading/places/");
    }

    [Fact]
    public async Task The_reader_leads_on_to_the_next_file_until_the_last()
    {
        var songs = app.Library.AddOther(app.Portal.Id, FileKind.Audio, "bai-1.mp3", "bai-1.vtt", "bai-2.mp3");
        using var guest = app.Guest();
        var second = songs.Files.Values.Single(file => file.Facts.Name == "bai-2.mp3").Facts.Id;

        var page = await guest.OpenAsync($"/doc/{songs.Card.PublicId}");
        var last = await guest.OpenAsync($"/doc/{songs.Card.PublicId}/{second}");

        var next = ConfigOf(page).GetProperty("next");
        next.GetProperty("address").GetString().ShouldBe($"/doc/{songs.Card.PublicId}/{second}");
        next.GetProperty("title").GetString().ShouldBe("bai-2.mp3");
        page.Document.QuerySelector($"main a[href='/doc/{songs.Card.PublicId}/{second}']").ShouldNotBeNull();
        ConfigOf(last).TryGetProperty("next", out _).ShouldBeFalse();
        ConfigOf(last).GetProperty("title").GetString().ShouldBe("bai-2.mp3 – Bài hát đồng dao");
    }

    internal static JsonElement ConfigOf(Page page) => JsonDocument.Parse(page.Document.QuerySelector("#reader-config")!.TextContent).RootElement;
}
