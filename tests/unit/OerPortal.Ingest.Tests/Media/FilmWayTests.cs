using System.Globalization;
using System.Net;
using System.Text;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Media;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Media;

/// <summary>Sound and film of real coders, on the whole way.</summary>
public sealed class FilmWayTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_film_has_a_poster_that_is_not_black_and_chapters_that_are_found()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var film = await UploadAsync(teacher, await FilmForge.LessonAsync(), "tiet-1.mp4");

        (film.State, film.NoteKey, film.HasCover).ShouldBe((FileState.Ready, null, true));
        film.DurationSeconds!.Value.ShouldBe(4, 0.2);
        var recording = await RecordingAsync(film);
        recording.Chapters.ShouldBe([new Chapter(0, "Khởi động"), new Chapter(2, "Hình thành kiến thức")]);
        recording.HasStreams.ShouldBeFalse("a light film comes through every line");
        (await TextAsync(film)).ShouldBe([("t=0", "Khởi động"), ("t=2", "Hình thành kiến thức")]);
        var poster = await teacher.GetAsync($"/tep/{film.Id}/trang-1");
        poster.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        (await BrightnessAsync(await poster.Content.ReadAsByteArrayAsync(Cancellation))).ShouldBeGreaterThan(60);
    }

    [Fact]
    public async Task A_film_that_is_black_throughout_has_a_black_poster()
    {
        var film = await portal.AcceptAsync(await FilmForge.BlackAsync(), "toi.mp4");
        (film.State, film.HasCover).ShouldBe((FileState.Ready, true));
    }

    [Theory]
    [InlineData("avi")]
    [InlineData("wmv")]
    [InlineData("mkv")]
    public async Task A_film_that_browsers_do_not_play_becomes_one_that_they_do_while_the_original_stays(string ending)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var content = ending == "mkv" ? await FilmForge.PackedOddlyAsync() : await FilmForge.OldAsync(ending);
        var film = await UploadAsync(teacher, content, $"tiet-2.{ending}");
        film.HasCover.ShouldBeTrue();

        await PortalApp.EventuallyAsync(async () => (await portal.FindAsync(film.Id))!.State == FileState.Ready, "it was converted");

        (await portal.FindAsync(film.Id))!.NoteKey.ShouldBeNull();
        var played = await teacher.GetAsync($"/tep/{film.Id}/tiet-2.{ending}");
        played.Content.Headers.ContentDisposition!.ToString().ShouldStartWith("inline");
        played.Content.Headers.ContentType!.MediaType.ShouldBe("video/mp4");
        var said = await FilmForge.ProbeAsync(await played.Content.ReadAsByteArrayAsync(Cancellation));
        said.ShouldContain("codec_name=\"h264\"");
        said.ShouldContain("codec_name=\"aac\"");
        said.ShouldNotContain("Nhà bé An");
        var taken = await teacher.GetAsync($"/tep/{film.Id}/tai");
        taken.Content.Headers.ContentType!.MediaType.ShouldBe(film.MediaType);
        (await teacher.GetAsync($"/tep/{film.Id}/goc")).Content.Headers.ContentLength.ShouldBe(content.Length);
    }

    [Fact]
    public async Task A_heavy_film_comes_in_two_sizes_for_whoever_may_have_it()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var other = await portal.SignInAsTeacherAsync();
        using var guest = portal.Guest();
        var film = await UploadAsync(teacher, await FilmForge.HeavyAsync(), "tiet-3.mp4");
        (film.State, film.NoteKey).ShouldBe((FileState.Ready, null), "it plays from its original meanwhile");
        await PortalApp.EventuallyAsync(async () => (await RecordingAsync(film)).HasStreams, "its sizes are there");

        var sizes = (await TextOfAsync(teacher, FileAddress.Streams(film.Id))).Split('\n').Where(line => line.EndsWith(".m3u8", StringComparison.Ordinal));
        // A film is never enlarged.
        sizes.ShouldBe(["360.m3u8", "540.m3u8"]);
        var list = await TextOfAsync(teacher, $"/tep/{film.Id}/hls/360.m3u8");
        list.ShouldContain("#EXT-X-ENDLIST");
        var answer = await teacher.GetAsync($"/tep/{film.Id}/hls/360.mp4");
        answer.Headers.AcceptRanges.ShouldContain("bytes");
        var stream = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        CoveredBy(list).ShouldBe(stream.Length, "every byte belongs to a stretch");
        var said = await FilmForge.ProbeAsync(stream);
        said.ShouldContain(".height=360");
        said.ShouldNotContain("Nhà bé An");

        string[] addresses = [FileAddress.Streams(film.Id), $"/tep/{film.Id}/hls/360.m3u8", $"/tep/{film.Id}/hls/360.mp4"];
        foreach (var address in addresses)
        {
            (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
            (await guest.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }
        (await teacher.GetAsync($"/tep/{film.Id}/hls/1080.mp4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await portal.AskAsync<IFiles, bool>(async files =>
        {
            await files.RemoveAsync(film.Id, Cancellation);
            return true;
        });
        foreach (var address in addresses)
            (await teacher.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "what is gone is gone in every size");
    }

    [Fact]
    public async Task Sound_is_drawn_as_loud_as_it_is()
    {
        var sound = await portal.AcceptAsync(await FilmForge.SpeechAsync("mp3"), "dong-dao.mp3");
        sound.State.ShouldBe(FileState.Ready);
        var peaks = (await RecordingAsync(sound)).Peaks;
        peaks.Count.ShouldBe(400);
        peaks.Take(180).ShouldAllBe(peak => peak < 5);
        peaks.Skip(220).Take(150).ShouldAllBe(peak => peak > 80);
    }

    [Fact]
    public async Task A_recording_of_an_old_phone_becomes_one_that_browsers_play()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var sound = await UploadAsync(teacher, await FilmForge.SpeechAsync("aiff"), "ghi-am.aiff");
        await PortalApp.EventuallyAsync(async () => (await portal.FindAsync(sound.Id))!.State == FileState.Ready, "it was converted");
        (await teacher.GetAsync($"/tep/{sound.Id}/ghi-am.aiff")).Content.Headers.ContentType!.MediaType.ShouldBe("audio/mp4");
    }

    [Theory]
    [InlineData("nothing but its head")]
    [InlineData("cut off")]
    public async Task Damage_is_said(string how)
    {
        var whole = await FilmForge.SpeechAsync("mkv", "-c:a", "flac");
        var film = await portal.AcceptAsync(how == "cut off" ? whole[..(whole.Length * 6 / 10)] : [.. whole[..48], .. new byte[2000]], "tieng.mka");
        film.NoteKey.ShouldBe(how == "cut off" ? Kinds.Notes.CutOffSound : Kinds.Notes.DamagedFilm, how);
    }

    [Fact]
    public async Task Without_ffmpeg_everything_is_as_it_was()
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        using var file = new TemporaryFile(await FilmForge.LessonAsync());
        var made = await MediaDerivation.RunAsync(OpenedFile.Unknown("a.mp4").As(Kinds.Mp4), file.Path, canLook: false, scratch, Cancellation);
        (made.IsComplete, made.Recording, made.Files.Count).ShouldBe((true, null, 0));
        made.Seconds!.Value.ShouldBe(4, 0.2);
        (await MediaDerivation.RunAsync(OpenedFile.Unknown("a.avi").As(Kinds.Avi), file.Path, canLook: false, scratch, Cancellation)).IsComplete.ShouldBeFalse();
    }

    [Fact]
    [BadInput(67)]
    public void What_no_machine_can_hold_is_not_decoded() => MediaPlan.Of(
        OpenedFile.Unknown("a.avi").As(Kinds.Avi), new MediaProbe(10, new FilmTrack("mpeg4", "yuv420p", 16_384, 16_384), null, []), length: 1 << 30).IsNothing.ShouldBeTrue();

    [Fact]
    public async Task Subtitles_of_the_years_before_Unicode_are_found_by_their_words_at_their_second()
    {
        // Tones stand behind their letter in Windows-1258.
        var srt = CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(
            "1\r\n00:00:01,500 --> 00:00:03,000\r\nGia\u0301o a\u0301n đi\u00EA\u0323n tư\u0309\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\nmôn Toa\u0301n lơ\u0301p 6\r\n\r\n3\r\n00:01:05,000 --> 00:01:09,000\r\n<i>Ho\u0323c sinh</i> quy đô\u0300ng mâ\u0303u sô\u0301\r\n");
        var words = await portal.AcceptAsync(srt, "tiet-1.srt");
        (await TextAsync(words)).ShouldBe([("t=1.5", "Giáo án điện tử môn Toán lớp 6"), ("t=65", "Học sinh quy đồng mẫu số")]);
    }

    [Fact]
    public async Task A_film_that_the_scanner_could_not_read_is_refused_before_it_is_sent()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var answer = await new TusClient(teacher).CreateAsync("mot-ngay.mp4", (512L << 20) + 1);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("512 MB");
        (await new TusClient(teacher).CreateAsync("mot-tiet.mp4", 512L << 20)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    private static long CoveredBy(string list) => list.Split('\n').Sum(line => line switch
    {
        _ when line.StartsWith("#EXT-X-BYTERANGE:", StringComparison.Ordinal) => long.Parse(line["#EXT-X-BYTERANGE:".Length..].Split('@')[0], CultureInfo.InvariantCulture),
        _ when line.StartsWith("#EXT-X-MAP", StringComparison.Ordinal) => long.Parse(line.Split("BYTERANGE=\"")[1].Split('@')[0], CultureInfo.InvariantCulture),
        _ => 0,
    });

    private async Task<FileFacts> UploadAsync(Visitor teacher, byte[] content, string name)
    {
        var created = await new TusClient(teacher).CreateAsync(name, content.Length, first: content);
        return await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
    }

    private static async Task<string> TextOfAsync(Visitor who, string address)
    {
        var answer = await who.GetAsync(address);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static async Task<double> BrightnessAsync(byte[] picture)
    {
        using var file = new TemporaryFile(picture);
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var mean = await ExternalTool.RunAsync("vips", ["avg", file.Path], scratch.Path, ToolLimits.Document, Cancellation);
        return double.Parse(mean.Output, CultureInfo.InvariantCulture);
    }

    private async Task<RecordingFacts> RecordingAsync(FileFacts file) => (await portal.AskAsync<IRecordings, RecordingFacts?>(r => r.FindAsync(file.Id, Cancellation)))!;

    private Task<List<(string Locator, string Text)>> TextAsync(FileFacts file) => portal.AskAsync<IFiles, List<(string, string)>>(async files =>
    {
        var all = new List<(string, string)>();
        await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
            all.Add((passage.Locator, passage.Text));
        return all;
    });
}
