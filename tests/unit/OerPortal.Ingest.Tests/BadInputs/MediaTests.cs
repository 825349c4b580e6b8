using System.Net;
using System.Text;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Scanning;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>Cases 14, 28, 46, 62, 64, 66 to 68 and 72 of the table: pictures, sound, video, subtitles and archives.</summary>
[Collection(nameof(BadInputs))]
public sealed class MediaTests(BadInputPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pdf")]
    [InlineData("gif")]
    [InlineData("jpg")]
    [BadInput(14)]
    public Task A_picture_or_document_that_ends_as_a_ZIP_is_refused(string kind)
    {
        byte[] front = kind switch { "pdf" => new PdfForge().Build(), "gif" => Gif(frames: 1), _ => Jpeg("x") };
        return portal.RefusesAsync(Refusal.ZipNotAtStart, [.. front, .. new ZipForge { Comment = "x"u8.ToArray() }.Add("a.txt", "hai tệp trong một").Build()], $"a.{kind}");
    }

    [Theory]
    [InlineData("a.zip")]
    [InlineData("a.epub")]
    [BadInput(28)]
    public Task A_tar_under_another_name_is_refused(string name)
    {
        var tar = new byte[10_240];
        "bai.txt"u8.CopyTo(tar);
        "ustar\0"u8.CopyTo(tar.AsSpan(257));
        return portal.RefusesAsync(Refusal.ArchiveKind, tar, name);
    }

    [Theory]
    [InlineData("<image href='data:application/octet-stream;base64,{0}'/>")]
    [InlineData("<script>alert(document.cookie)</script><!-- {0} -->")]
    [InlineData("<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='x()'>{0}</body></foreignObject>")]
    [BadInput(43, 44, 46)]
    public async Task A_drawing_is_never_shown_only_downloaded(string inside)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var svg = $"<svg xmlns='http://www.w3.org/2000/svg'>{string.Format(null, inside, Convert.ToBase64String(Eicar.Bytes))}</svg>";
        var file = await portal.UploadAsync(teacher, Encoding.UTF8.GetBytes(svg), "hinh.svg");
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        await BadInputPortal.DownloadsOnlyAsync(teacher, file, "image/svg+xml");
    }

    [Fact]
    [BadInput(45)]
    public async Task A_drawing_that_expands_or_calls_out_is_not_even_read()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var port = new DeafPort();
        var svg = $"<!DOCTYPE svg SYSTEM \"{port.Url}\"><svg xmlns='http://www.w3.org/2000/svg'><image href='{port.Url}'/></svg>";
        await BadInputPortal.DownloadsOnlyAsync(teacher, await portal.UploadAsync(teacher, Encoding.UTF8.GetBytes(svg), "hinh.svg"), "image/svg+xml");
        port.ShouldBeQuiet();
    }

    [Fact]
    [BadInput(62)]
    public async Task A_GIF_of_sixty_five_thousand_frames_costs_no_more_than_one()
    {
        var file = await portal.UploadAsync(Gif(frames: 65_535), "dong.gif");
        file.State.ShouldBe(FileState.Ready);
        file.HasCover.ShouldBeTrue();
    }

    [Theory]
    [InlineData("tiff", FileState.ReadyWithoutPreview)]
    [InlineData("webp", FileState.ReadyWithoutPreview)]
    [InlineData("heic", FileState.Refused)]
    [InlineData("avif", FileState.Refused)]
    [BadInput(62)]
    public async Task A_picture_made_of_noise_harms_nobody(string kind, FileState end)
    {
        var noise = new byte[50_000];
        new Random(7).NextBytes(noise);
        byte[] head = kind switch
        {
            // Its first directory is its own next one.
            "tiff" => [.. "II*\0"u8, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0],
            "webp" => [.. "RIFF"u8, 0x48, 0xC3, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 99, 0, 0],
            "heic" => [0, 0, 0, 24, .. "ftypheic"u8],
            _ => [0, 0, 0, 24, .. "ftypavif"u8],
        };
        (await portal.UploadAsync([.. head, .. noise], $"a.{kind}")).State.ShouldBe(end);
    }

    [Fact]
    [BadInput(64)]
    public async Task A_picture_with_a_page_in_its_comment_is_shown_as_a_picture_without_it()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await portal.UploadAsync(teacher, Jpeg("<html><script>alert(1)</script>"), "anh.jpg");
        file.State.ShouldBe(FileState.Ready);
        var answer = await teacher.GetAsync($"/tep/{file.Id}/anh.html");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync(Cancellation)).ShouldNotContain("<script");
    }

    [Theory]
    [InlineData("#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1.0,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n", "a.mp4", "ingest.refusal.name-and-content-differ")]
    [InlineData("RIFF\u0020\0\0\0AVI LIST #EXTM3U\nfile:///etc/passwd\n", "a.avi", "ingest.refusal.kind-not-accepted")]
    [InlineData("RIFF\u0020\0\0\0AVI LIST #EXTM3U\nfile:///etc/passwd\n", "a.mp4", "ingest.refusal.kind-not-accepted")]
    [BadInput(66)]
    public async Task A_playlist_dressed_as_a_video_is_refused(string content, string name, string sentence) =>
        (await portal.UploadAsync(Encoding.Latin1.GetBytes(content), name)).RefusalKey.ShouldBe(sentence);

    /// <summary>ffmpeg takes subtitles inside an AVI for a file of any kind, a playlist for instance.</summary>
    [Fact]
    [BadInput(66)]
    public async Task A_playlist_among_the_subtitles_of_a_film_reads_and_fetches_nothing()
    {
        using var port = new DeafPort();
        var secret = Path.Combine(Path.GetTempPath(), $"oer-{Guid.CreateVersion7():N}.txt");
        await File.WriteAllTextAsync(secret, "mat khau cua may chu", Cancellation);
        try
        {
            var playlist = $"#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1.0,\n{port.Url}\n#EXTINF:1.0,\nfile://{secret}\n#EXT-X-ENDLIST\n";
            var file = await portal.UploadAsync(FilmWithSubtitles(Encoding.ASCII.GetBytes(playlist)), "phim.avi");
            file.IsReady.ShouldBeTrue(file.RefusalKey);
            await PortalApp.EventuallyAsync(async () => (await portal.FindAsync(file.Id))!.NoteKey != Kinds.Notes.BeingConverted, "nobody works on it any more");
            port.ShouldBeQuiet();
        }
        finally
        {
            File.Delete(secret);
        }
    }

    // One stream of subtitles ("txts") whose first packet is a GAB2 header and the playlist; then pictures that are none.
    private static byte[] FilmWithSubtitles(byte[] subtitles)
    {
        byte[] packet = [.. "GAB2"u8, 0, 2, 0, .. new byte[10], .. subtitles];
        byte[] head = [.. "hdrlavih"u8, 56, 0, 0, 0, 0x40, 0x9C, 0, 0, .. new byte[8], 0x10, 0, 0, 0, 0x7D, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0xE0, 0, 0, 0, 0xA0, 0, 0, 0, .. new byte[16]];
        byte[] stream =
        [
            .. "strlstrh"u8, 56, 0, 0, 0, .. "txts"u8, .. new byte[16], 25, 0, 0, 0, 0, 0, 0, 0, 0x7D, 0, 0, 0, 0x86, 3, 0, 0, 0x10, 0x27, 0, 0, .. new byte[8], 0xE0, 0, 0xA0, 0,
            .. "strf"u8, 40, 0, 0, 0, 40, 0, 0, 0, 0xE0, 0, 0, 0, 0xA0, 0, 0, 0, 1, 0, 24, 0, .. "XVID"u8, 0, 0x48, 3, 0, .. new byte[16],
        ];
        byte[] lists = [.. head, .. List(stream)];
        byte[] packets = [.. "movi00tx"u8, .. BitConverter.GetBytes(packet.Length), .. packet, .. Enumerable.Range(0, 50).SelectMany(_ => (byte[])[.. "00dc"u8, 200, 0, 0, 0, .. new byte[200]])];
        byte[] body = [.. "AVI "u8, .. List(lists), .. List(packets)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length), .. body];

        static byte[] List(byte[] content) => [.. "LIST"u8, .. BitConverter.GetBytes(content.Length), .. content];
    }

    [Theory]
    [InlineData("cut off")]
    [InlineData("of ten years and 16,000 pixels")]
    [BadInput(67)]
    public async Task A_broken_video_is_given_out_as_it_is_and_decoded_by_nobody(string how)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        byte[] start = [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp42"u8];
        // mvhd with 315,360,000 s at 1 Hz; the tkhd would say 16,384 × 16,384.
        byte[] movie = how == "cut off" ? [0x7F, 0xFF, 0xFF, 0xFF, .. "mdat"u8, 1, 2, 3] : [0, 0, 0, 40, .. "moov"u8, 0, 0, 0, 32, .. "mvhd"u8, .. new byte[12], 0, 0, 0, 1, 0x12, 0xCC, 0x03, 0, 0x40, 0, 0x40, 0];
        var file = await portal.UploadAsync(teacher, [.. start, .. movie], "phim.mp4");
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        file.DurationSeconds.ShouldBeNull();
        var answer = await teacher.GetAsync($"/tep/{file.Id}/phim.mp4");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("video/mp4");
        answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
    }

    [Theory]
    [InlineData("WEBVTT\n\n00:00.000 --> 00:01.000\n<script>alert(1)</script>\n", "a.vtt", "text/vtt")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n<img src=x onerror=alert(1)>\n", "a.srt", "application/x-subrip")]
    [BadInput(68)]
    public async Task Subtitles_with_a_script_are_text_to_download(string content, string name, string type)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        await BadInputPortal.DownloadsOnlyAsync(teacher, await portal.UploadAsync(teacher, Encoding.UTF8.GetBytes(content), name), type);
    }

    [Fact]
    [BadInput(72)]
    public async Task Programs_of_servers_in_a_ZIP_are_bytes_to_download()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var zip = new ZipForge().Add("a.php", "<?php system($_GET['c']); ?>").Add("b.aspx", "<% %>")
            .Add(".htaccess", "AddType application/x-httpd-php .txt").Add("web.config", "<configuration/>").Add("trang.html", "<script>1</script>").Build();
        var file = await portal.UploadAsync(teacher, zip, "goi.zip");
        await BadInputPortal.DownloadsOnlyAsync(teacher, file, "application/zip");
        foreach (var inside in new[] { "a.php", "web.config", "trang.html" })
            (await teacher.GetAsync($"/tep/{file.Id}/goi.zip/{inside}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.AskAsync<IPublications, PublicationMember?>(p => p.FindMemberAsync(file.Id, "trang.html", Cancellation))).ShouldBeNull();
    }

    // One red pixel, as often as wanted.
    private static byte[] Gif(int frames)
    {
        using var gif = new MemoryStream();
        gif.Write([.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 0]);
        for (var i = 0; i < frames; i++)
            gif.Write([0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        gif.WriteByte(0x3B);
        return gif.ToArray();
    }

    // A grey square of 8 × 8 (baseline, one component), with a comment.
    private static byte[] Jpeg(string comment)
    {
        var text = Encoding.ASCII.GetBytes(comment);
        return
        [
            0xFF, 0xD8, 0xFF, 0xFE, 0, (byte)(text.Length + 2), .. text,
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
            0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0,
            0xFF, 0xC4, 0, 20, 0, 1, .. new byte[15], 0,
            0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
            0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, 0xFF, 0xD9,
        ];
    }
}
