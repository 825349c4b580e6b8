using System.Net;
using System.Net.Http.Headers;
using System.Text;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Uploads;

public sealed class DownloadTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_owner_downloads_the_original_whole_and_in_ranges()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var original = await File.ReadAllBytesAsync(Corpus.PathTo("pdf/tracemonkey.pdf"), Cancellation);
        var id = await UploadAsync(teacher, "Dấu \"vết\" ứng dụng.pdf", original);
        var whole = await teacher.GetAsync($"/tep/{id}/goc");
        (await whole.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(original);
        whole.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        whole.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Dấu \"vết\" ứng dụng.pdf");
        whole.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        whole.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        whole.Headers.ETag!.IsWeak.ShouldBeFalse();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/tep/{id}/goc");
        request.Headers.Range = new RangeHeaderValue(100, 199);
        var part = await teacher.Client.SendAsync(request, Cancellation);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(original[100..200]);
        (await teacher.GetAsync($"/tep/{id}/bia")).Content.Headers.ContentType!.MediaType.ShouldBe("image/webp");
        (await teacher.GetAsync($"/tep/{id}/trang-1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cover_comes_in_the_widths_that_reading_apps_take_and_in_no_other()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var id = await UploadAsync(teacher, "a.pdf", await File.ReadAllBytesAsync(Corpus.PathTo("pdf/tracemonkey.pdf"), Cancellation));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => teacher.GetAsync($"/tep/{id}/bia?rong=160")));
        var large = await (await teacher.GetAsync($"/tep/{id}/bia?rong=480")).Content.ReadAsByteArrayAsync(Cancellation);

        answers.ShouldAllBe(answer => answer.Content.Headers.ContentType!.MediaType == "image/jpeg");
        answers.Select(answer => answer.Headers.ETag).Distinct().Count().ShouldBe(1);
        var small = await answers[0].Content.ReadAsByteArrayAsync(Cancellation);
        small[..3].ShouldBe(new byte[] { 0xff, 0xd8, 0xff });
        large.Length.ShouldBeGreaterThan(small.Length);
        foreach (var width in new[] { "161", "0", "-1", "a", "%00" }) (await teacher.GetAsync($"/tep/{id}/bia?rong={width}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_else_finds_it()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var other = await portal.SignInAsTeacherAsync();
        var id = await UploadAsync(teacher, "a.txt", "Xin chào các em"u8.ToArray());
        (await other.GetAsync($"/tep/{id}/tai")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.Guest().GetAsync($"/tep/{id}/tai")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await teacher.GetAsync($"/tep/{id}/tai")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    [BadInput(73)]
    public async Task HTML_is_only_ever_an_attachment()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var id = await UploadAsync(teacher, "a.html", Encoding.UTF8.GetBytes("<!DOCTYPE html><script>alert(1)</script>"));
        var answer = await teacher.GetAsync($"/tep/{id}/a.html");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
    }

    [Fact]
    public async Task A_picture_is_shown_without_what_the_camera_wrote_into_it()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var picture = await JpegWithNoteAsync("GPS 14.35 108.00");
        Encoding.Latin1.GetString(picture).ShouldContain("GPS 14.35");
        var id = await UploadAsync(teacher, "anh.jpg", picture);
        var answer = await teacher.GetAsync($"/tep/{id}/anh.jpg");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        var shown = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        shown[..3].ShouldBe([0xFF, 0xD8, 0xFF]);
        Encoding.Latin1.GetString(shown).ShouldNotContain("GPS 14.35");
    }

    private async Task<Guid> UploadAsync(Visitor who, string name, byte[] content)
    {
        var created = await new TusClient(who).CreateAsync(name, content.Length, first: content);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        return file.Id;
    }

    // The first page of a corpus PDF as a JPEG, with a comment segment behind its first marker.
    private static async Task<byte[]> JpegWithNoteAsync(string note)
    {
        using var scratch = new OerPortal.Ingest.Tools.ScratchFolder(Path.GetTempPath());
        var parts = await OerPortal.Ingest.Pdf.PdfTools.DeriveAsync(Corpus.PathTo("pdf/tracemonkey.pdf"), scratch, Cancellation);
        var jpeg = await File.ReadAllBytesAsync(parts.FirstPageFile!, Cancellation);
        var text = Encoding.ASCII.GetBytes(note);
        return [.. jpeg[..2], 0xFF, 0xFE, 0, (byte)(text.Length + 2), .. text, .. jpeg[2..]];
    }
}
