using System.Net;
using System.Net.Http.Headers;
using OerPortal.Ingest;
using OerPortal.Reading.Tests.Kit;
using OerPortal.Resources;

namespace OerPortal.Reading.Tests;

public sealed class PublicationTests(ReadingApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_gets_the_description_of_a_public_book_and_304_when_it_is_known()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        var first = await guest.GetAsync($"/an-pham/{book.MainFileId}/manifest.json");

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/webpub+json");
        (await first.Content.ReadAsStringAsync(Ct)).ShouldContain("OEBPS/chuong-1.xhtml");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/an-pham/{book.MainFileId}/manifest.json");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await guest.Client.SendAsync(again, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await guest.GetAsync($"/an-pham/{book.MainFileId}/positions.json")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_member_opened_directly_runs_nothing_and_is_kept_for_a_day_at_most()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        var answer = await guest.GetAsync($"/an-pham/{book.MainFileId}/OEBPS/chuong-1.xhtml");

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/xhtml+xml");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldStartWith("sandbox; script-src 'none';");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        answer.Headers.CacheControl!.Public.ShouldBeTrue();
        // What is withdrawn or found infected must end where we cannot reach.
        answer.Headers.CacheControl.MaxAge!.Value.ShouldBeLessThanOrEqualTo(TimeSpan.FromDays(1));
        answer.Headers.CacheControl.MustRevalidate.ShouldBeTrue();
        answer.Headers.CacheControl.ToString().ShouldNotContain("immutable");
        answer.Headers.ETag!.IsWeak.ShouldBeFalse();
    }

    [Fact]
    [BadInput(36)]
    public async Task A_script_of_a_book_is_never_served()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();

        (await guest.GetAsync($"/an-pham/{book.MainFileId}/OEBPS/evil.js")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_compressed_member_travels_compressed_only_to_those_who_can_read_it()
    {
        var book = app.Library.AddBook(app.Portal.Id);
        using var guest = app.Guest();
        var address = $"/an-pham/{book.MainFileId}/OEBPS/{Uri.EscapeDataString("sách.css")}";

        (await (await guest.GetAsync(address)).Content.ReadAsStringAsync(Ct)).ShouldBe("p { color: red }");
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        var packed = await guest.Client.SendAsync(request, Ct);

        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        packed.Headers.Vary.ShouldContain("Accept-Encoding");
        Packing.Gunzip(await packed.Content.ReadAsByteArrayAsync(Ct)).ShouldBe("p { color: red }"u8.ToArray());
    }

    [Fact]
    public async Task A_range_of_a_PDF_is_exactly_those_bytes_and_never_compressed()
    {
        var pdf = app.Library.AddPdf(app.Portal.Id);
        using var guest = app.Guest();
        using var request = RangeOf(pdf, 65_536, 65_545);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        var answer = await guest.Client.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        answer.Content.Headers.ContentRange!.ToString().ShouldBe("bytes 65536-65545/100000");
        answer.Content.Headers.ContentEncoding.ShouldBeEmpty();
        answer.Headers.ETag!.IsWeak.ShouldBeFalse();
        (await answer.Content.ReadAsByteArrayAsync(Ct)).ShouldBe([.. Enumerable.Range(65_536, 10).Select(n => (byte)(n % 251))]);
    }

    [Fact]
    public async Task A_whole_PDF_says_that_it_can_be_had_in_ranges()
    {
        var pdf = app.Library.AddPdf(app.Portal.Id);
        using var guest = app.Guest();
        using var request = new HttpRequestMessage(HttpMethod.Head, Address(pdf));

        var answer = await guest.Client.SendAsync(request, Ct);

        answer.Headers.AcceptRanges.ShouldBe(["bytes"]);
        answer.Content.Headers.ContentLength.ShouldBe(100_000);
    }

    [Fact]
    public async Task A_range_beyond_the_end_is_refused()
    {
        var pdf = app.Library.AddPdf(app.Portal.Id);
        using var guest = app.Guest();
        using var request = RangeOf(pdf, 200_000, 200_010);

        (await guest.Client.SendAsync(request, Ct)).StatusCode.ShouldBe(HttpStatusCode.RequestedRangeNotSatisfiable);
    }

    [Fact]
    public async Task A_range_of_another_edition_gets_the_whole_file()
    {
        var pdf = app.Library.AddPdf(app.Portal.Id);
        using var guest = app.Guest();
        using var request = RangeOf(pdf, 0, 9);
        request.Headers.IfRange = new RangeConditionHeaderValue("\"another\"");

        var answer = await guest.Client.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsByteArrayAsync(Ct)).Length.ShouldBe(100_000);
    }

    [Fact]
    public async Task Who_has_another_form_of_it_open_gets_no_part_of_this_one()
    {
        var pdf = app.Library.AddPdf(app.Portal.Id);
        using var guest = app.Guest();
        var form = pdf.Files[pdf.MainFileId].Publication!.Document!.BlobSha256[..16];

        (await guest.GetAsync($"{Address(pdf)}?v={form}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await guest.GetAsync($"{Address(pdf)}?v={new string('0', 16)}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_neighbour_schools_book_answers_exactly_like_an_unknown_one()
    {
        var school = await app.CreateSchoolAsync();
        var book = app.Library.AddBook(school.Id, Visibility.School);
        using var neighbour = await app.SignInAsReaderAsync(await app.CreateSchoolAsync());
        using var guest = app.Guest();

        foreach (var rest in (string[])["manifest.json", "positions.json", "OEBPS/chuong-1.xhtml"])
        {
            var unknown = await neighbour.OpenAsync($"/an-pham/{Guid.CreateVersion7()}/{rest}");
            var neighbours = await neighbour.OpenAsync($"/an-pham/{book.MainFileId}/{rest}");
            (neighbours.Status, neighbours.Text).ShouldBe((HttpStatusCode.NotFound, unknown.Text));
            neighbours.Answer.Headers.CacheControl.ShouldBe(unknown.Answer.Headers.CacheControl);
            (await guest.GetAsync($"/an-pham/{book.MainFileId}/{rest}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task What_only_a_school_may_read_is_asked_for_each_time_on_a_shared_computer()
    {
        var school = await app.CreateSchoolAsync();
        var book = app.Library.AddBook(school.Id, Visibility.School);
        using var pupil = await app.SignInAsReaderAsync(school);

        var answer = await pupil.GetAsync($"/an-pham/{book.MainFileId}/OEBPS/chuong-1.xhtml");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache, private");
    }

    private static string Address(LibraryItem pdf)
        => $"/an-pham/{pdf.MainFileId}/{Uri.EscapeDataString(pdf.Files[pdf.MainFileId].Publication!.Document!.Path)}";

    private static HttpRequestMessage RangeOf(LibraryItem pdf, long from, long to)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, Address(pdf));
        request.Headers.Range = new RangeHeaderValue(from, to);
        return request;
    }
}
