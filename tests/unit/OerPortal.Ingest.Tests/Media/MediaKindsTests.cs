using System.Text;
using OerPortal.Epub.Media;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Media;

/// <summary>What phones and cameras write, told by its tracks and not by its brand or name.</summary>
public sealed class MediaKindsTests
{
    [Theory]
    // Samsung's recorder, most Android apps, Apple's, Nokia's.
    [InlineData("mp42", "soun mp4a", "a.m4a", FileKind.Audio, FileUse.Play)]
    [InlineData("isom", "soun mp4a", "a.m4a", FileKind.Audio, FileUse.Play)]
    [InlineData("3gp4", "soun mp4a", "a.m4a", FileKind.Audio, FileUse.Play)]
    [InlineData("3gp5", "soun mp4a", "a.3gp", FileKind.Audio, FileUse.Play)]
    [InlineData("M4A ", "soun mp4a", "a.mp4", FileKind.Audio, FileUse.Play)]
    [InlineData("mp42", "soun mp4a", "a.aac", FileKind.Audio, FileUse.Play)]
    [InlineData("3gp4", "soun samr", "a.3gp", FileKind.Audio, FileUse.Download)]
    [InlineData("isom", "soun alac", "a.m4a", FileKind.Audio, FileUse.Download)]
    [InlineData("isom", "vide avc1;soun mp4a", "a.mp4", FileKind.Video, FileUse.Play)]
    [InlineData("M4A ", "vide avc1;soun mp4a", "a.mp4", FileKind.Video, FileUse.Play)]
    [InlineData("qt  ", "vide avc1;soun mp4a", "a.MOV", FileKind.Video, FileUse.Play)]
    [InlineData("qt  ", "vide hvc1;soun mp4a", "a.MOV", FileKind.Video, FileUse.Play)]
    [InlineData("qt  ", "vide apcn;soun sowt", "a.mov", FileKind.Video, FileUse.Download)]
    [InlineData(null, "vide avc1", "a.mov", FileKind.Video, FileUse.Play)]
    [InlineData("3gp4", "vide s263;soun samr", "a.3gp", FileKind.Video, FileUse.Download)]
    [InlineData("3gp5", "vide avc1;soun mp4a", "a.3gp", FileKind.Video, FileUse.Play)]
    // A picture beside the sound is its cover, not a film.
    [InlineData("M4A ", "vide jpeg;soun mp4a", "a.m4a", FileKind.Audio, FileUse.Play)]
    public void Tracks_say_what_it_is(string? brand, string tracks, string name, FileKind kind, FileUse use)
    {
        var found = Detect(MovieForge.Movie(brand, tracks.Split(';')), name);
        (found.Kind, found.Use).ShouldBe((kind, use));
        (found.Use == FileUse.Play || found.Note is not null).ShouldBeTrue("what does not play has a way out");
    }

    [Theory]
    [InlineData("fLaC\0\0\0\"", "a.flac", FileKind.Audio, FileUse.Play)]
    [InlineData("\u00ff\u00f1\u0050\u0080\u0002\u001f\u00fc", "a.aac", FileKind.Audio, FileUse.Play)]
    [InlineData("\u00ff\u00fb\u0090\0", "a.mp3", FileKind.Audio, FileUse.Play)]
    [InlineData("#!AMR\n\0\0", "a.amr", FileKind.Audio, FileUse.Download)]
    [InlineData("FORM\0\0\0\0AIFFCOMM", "a.aiff", FileKind.Audio, FileUse.Download)]
    [InlineData("MThd\0\0\0\u0006\0\0\0\u0001", "a.mid", FileKind.Audio, FileUse.Download)]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0OpusHead", "a.opus", FileKind.Audio, FileUse.Play)]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\u0080theora", "a.ogv", FileKind.Video, FileUse.Download)]
    [InlineData("RIFF\0\0\0\0AVI LIST\0\0\0\0hdrlavih", "a.avi", FileKind.Video, FileUse.Download)]
    [InlineData("FLV\u0001\u0005\0\0\0\u0009", "a.flv", FileKind.Video, FileUse.Download)]
    [InlineData("\0\0\u0001\u00ba\u0044\0", "a.mpg", FileKind.Video, FileUse.Download)]
    [InlineData("\u001a\u0045\u00df\u00a3\u0042\u0082\u0084webm V_VP9 A_OPUS", "a.webm", FileKind.Video, FileUse.Play)]
    [InlineData("\u001a\u0045\u00df\u00a3\u0042\u0082\u0084webm A_OPUS", "a.weba", FileKind.Audio, FileUse.Play)]
    [InlineData("\u001a\u0045\u00df\u00a3\u0042\u0082\u0088matroska V_MPEG4/ISO/AVC", "a.mkv", FileKind.Video, FileUse.Download)]
    [InlineData("\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011\u00a6\u00d9\0\u00aa\0\u0062\u00ce\u006c\u00c0\u00ef\u0019\u00bc\u004d\u005b\u00cf\u0011\u00a8\u00fd\0\u0080\u005f\u005c\u0044\u002b", "a.wmv", FileKind.Video, FileUse.Download)]
    [InlineData("\u0030\u0026\u00b2\u0075\u008e\u0066\u00cf\u0011\u00a6\u00d9\0\u00aa\0\u0062\u00ce\u006c", "a.wma", FileKind.Audio, FileUse.Download)]
    [InlineData("BM\u0036\0\0\0\0\0\0\0\u0036\0\0\0\u0028\0\0\0\u0001\0\0\0\u0001\0\0\0\u0001\0\u0018\0\0\0\0\0", "a.bmp", FileKind.Image, FileUse.Play)]
    [InlineData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "IMG_0001.HEIC", FileKind.Image, FileUse.Play)]
    [InlineData("\0\0\0\u0018ftypmif1\0\0\0\0mif1heic", "a.heif", FileKind.Image, FileUse.Play)]
    [InlineData("\0\0\0\u0018ftypavif\0\0\0\0mif1avif", "a.avif", FileKind.Image, FileUse.Play)]
    public void First_bytes_say_what_it_is(string head, string name, FileKind kind, FileUse use)
    {
        var found = Detect([.. Encoding.Latin1.GetBytes(head), .. new byte[64]], name);
        (found.Kind, found.Use).ShouldBe((kind, use));
        (found.Use == FileUse.Play || found.Note is not null).ShouldBeTrue("what does not play has a way out");
    }

    [Theory]
    [InlineData("FWS\u0009", "a.swf", Refusal.Flash)]
    [InlineData("AT&TFORM", "a.djvu", Refusal.Djvu)]
    [InlineData("8BPS\0\u0001", "a.psd", Refusal.Design)]
    [InlineData("%!PS-Adobe-3.0 EPSF", "a.eps", Refusal.Design)]
    [InlineData("ITSF\u0003\0\0\0", "a.chm", Refusal.HelpFile)]
    [InlineData("II*\0\u0010\0\0\0CR\u0002\0", "a.cr2", Refusal.RawPhoto)]
    [InlineData("II*\0\u0008\0\0\0", "a.dng", Refusal.RawPhoto)]
    [InlineData("\0\0\0\u0018ftypcrx \0\0\0\u0001", "a.cr3", Refusal.RawPhoto)]
    [InlineData("\0\u0001\0\0\0\u0012", "a.ttf", Refusal.Font)]
    [InlineData(".RMF\0\0\0\u0012", "a.rm", Refusal.RealMedia)]
    [InlineData("{\"url\": \"https://docs.google.com/\"}", "a.gdoc", Refusal.Shortcut)]
    [InlineData("\0\0\0\u000cjP  \r\n\u0087\n", "a.jp2", Refusal.PictureKind)]
    [InlineData("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1", "a.pub", Refusal.OfficeKind)]
    [InlineData("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", Refusal.DrawingEntities)]
    [InlineData("x", "a.txt", Refusal.TooShort)]
    public void Every_stranger_has_a_sentence_of_its_own(string head, string name, Refusal reason) =>
        Should.Throw<FileRefusedException>(() => Detect([.. Encoding.Latin1.GetBytes(head), .. new byte[head.Length > 3 && head[0] != '<' && head[0] != '{' ? 64 : 0]], name)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("\u00ef\u00bb\u00bf")]
    [InlineData("\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n")]
    [InlineData("<!-- bao cao -->\n")]
    public void A_PDF_may_begin_a_little_late(string before) => Detect([.. Encoding.Latin1.GetBytes(before), .. new PdfForge().Build()], "a.pdf").Kind.ShouldBe(FileKind.Pdf);

    [Fact]
    public void A_text_about_PDFs_is_text() => Detect("Tep PDF bat dau bang %PDF-1.7 va con nua."u8.ToArray(), "a.txt").Kind.ShouldBe(FileKind.Text);

    [Theory]
    [InlineData("1\n0:00:01,000 --> 0:00:02,000\nChao", "a.srt")]
    [InlineData("1 \r\n00:00:01.000 --> 00:00:02.000\r\nChao", "a.srt")]
    public void Subtitles_of_every_program_are_subtitles(string text, string name)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Unicode, new UnicodeEncoding(bigEndian: false, byteOrderMark: false), new UnicodeEncoding(bigEndian: true, byteOrderMark: false) })
            Detect([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], name).Kind.ShouldBe(FileKind.Subtitles, encoding.WebName);
    }

    [Fact]
    public void Text_in_an_old_encoding_is_text() =>
        Detect([.. "Ti"u8, 0xEA, 0xEC, .. "ng Vi"u8, 0xEA, 0xF2, .. "t c"u8, 0xF3, .. " da"u8, 0xC1, .. "u."u8], "a.txt").Kind.ShouldBe(FileKind.Text);

    [Theory]
    [InlineData("no index", nameof(MediaDamage.Whole))]
    [InlineData("cut off", nameof(MediaDamage.End))]
    [InlineData("whole", nameof(MediaDamage.None))]
    public void Damage_shows_in_the_boxes(string how, string outcome)
    {
        var damage = Enum.Parse<MediaDamage>(outcome);
        var whole = MovieForge.Movie("isom", ["vide avc1"], seconds: 12.5);
        var index = whole.AsSpan().IndexOf("moov"u8) - 4;
        byte[] film = how switch
        {
            "no index" => whole[..index],
            // The index stands before the samples, which end too early.
            "cut off" => [.. whole[..24], .. whole[index..], .. whole[24..(index - 2)]],
            _ => whole,
        };
        using var file = new TemporaryFile(film);
        var read = IsoMovie.Read(file.Path);
        read.Damage.ShouldBe(damage);
        read.Seconds.ShouldBe(damage == MediaDamage.Whole ? null : 12.5);
    }

    [Fact]
    public async Task A_films_places_device_words_and_times_are_blanked()
    {
        var film = MovieForge.Movie("mp42", ["vide avc1", "soun mp4a"], [MovieForge.Place(), MovieForge.Keys()], [MovieForge.Xmp()]);
        NoteFinder.In(film).ShouldNotBeEmpty();
        var clean = await CleanAsync(film);
        NoteFinder.In(clean!).ShouldBeEmpty();
        clean!.Length.ShouldBe(film.Length);
        // A phone's recorder writes the place there.
        clean.AsSpan().IndexOf("Bai hoc 1"u8).ShouldBe(-1);
        clean.AsSpan().IndexOf("iPhone"u8).ShouldBe(-1);
        clean.AsSpan().IndexOf((byte[])[0x60, 0xA1, 0xB2, 0xC3]).ShouldBe(-1);
        using var file = new TemporaryFile(clean!);
        IsoMovie.Read(file.Path).Damage.ShouldBe(MediaDamage.None);
        (await CleanAsync(clean)).ShouldBeNull("nothing is left to take away");
    }

    [Fact]
    public async Task Notes_taken_along_the_film_go_with_their_samples()
    {
        var clean = await CleanAsync(MovieForge.Movie("mp42", ["meta gpmd", "vide avc1"], data: "14.3"u8.ToArray()));
        clean!.AsSpan().IndexOf("14.3"u8).ShouldBe(-1);
        using var file = new TemporaryFile(clean!);
        IsoMovie.Read(file.Path).Tracks.Count.ShouldBe(1);
    }

    [Fact]
    public void Sounds_say_how_long_they_are()
    {
        // 44,100 frames a second of 8 bits, two seconds.
        byte[] wav = [.. "RIFF\0\0\0\0WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x44, 0xAC, 0, 0, 0x44, 0xAC, 0, 0, 1, 0, 8, 0, .. "data"u8, 0x88, 0x58, 1, 0, .. new byte[88_200]];
        Seconds(wav, "audio/wav").ShouldBe((2, MediaDamage.None));
        Seconds(wav[..50_000], "audio/wav").Damage.ShouldBe(MediaDamage.End);
        // MPEG-1 layer 3, 128 kbit/s, 44.1 kHz: 417 bytes and 26.12 ms a frame.
        byte[] mp3 = [.. Enumerable.Range(0, 100).SelectMany(_ => (byte[])[0xFF, 0xFB, 0x90, 0x44, .. new byte[413]])];
        Seconds(mp3, "audio/mpeg").Seconds!.Value.ShouldBe(2.61, 0.02);
        Seconds(new byte[5000], "audio/mpeg").Damage.ShouldBe(MediaDamage.Whole);
    }

    private static (double? Seconds, MediaDamage Damage) Seconds(byte[] sound, string type)
    {
        using var file = new TemporaryFile(sound);
        var facts = SoundFile.Read(file.Path, type);
        return (facts.Seconds, facts.Damage);
    }

    private static async Task<byte[]?> CleanAsync(byte[] film)
    {
        using var file = new TemporaryFile(film);
        using var scratch = new OerPortal.Ingest.Tools.ScratchFolder(Path.GetTempPath());
        return await IsoNotes.CopyAsync(file.Path, scratch.File("clean"), TestContext.Current.CancellationToken) is { } clean ? await File.ReadAllBytesAsync(clean) : null;
    }

    private static DetectedKind Detect(byte[] content, string name)
    {
        using var file = new TemporaryFile(content);
        return ContentDetection.Detect(file.Path, name);
    }
}
