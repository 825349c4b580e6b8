using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using OerPortal.Epub.Media;
using OerPortal.Epub.Pictures;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.GivenOut;
using OerPortal.Ingest.Tools;
using OerPortal.Epub.Zip;

namespace OerPortal.Ingest.Tests.Media;

/// <summary>Whose voice it is, and where it was recorded, stays with whoever recorded it.</summary>
public sealed class SoundNotesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds { get; } =
        ["ghi am.mp3", "ghi am.aac", "ghi am.flac", "ghi am.opus", "ghi am.ogg", "ghi am.spx", "ghi am.oga", "ghi am.wav", "ghi am.aiff", "ghi am.webm", "phim.mkv", "phim.avi", "ghi am.wma"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Sound_stays_byte_for_byte_and_nothing_else_speaks(string name)
    {
        var (file, sound) = SoundForge.Make(name, await PictureAsync());
        NoteFinder.In(file).ShouldNotBeEmpty();
        var clean = (await CleanAsync(file, name)).ShouldNotBeNull();
        NoteFinder.In(clean).ShouldBeEmpty();
        clean.AsSpan().IndexOf("Hanh"u8).ShouldBe(-1);
        clean.AsSpan().IndexOf("Exif"u8).ShouldBe(-1);
        clean.AsSpan().IndexOf(sound).ShouldBeGreaterThanOrEqualTo(0);
        (await CleanAsync(clean, name)).ShouldBeNull("nothing is left to take away");
    }

    [Theory]
    [InlineData("a.mp3", "audio/mpeg")]
    [InlineData("a.aac", "audio/aac")]
    [InlineData("a.flac", "audio/flac")]
    [InlineData("a.opus", "audio/ogg")]
    [InlineData("a.ogg", "audio/ogg")]
    [InlineData("a.wav", "audio/wav")]
    public async Task It_plays_as_long_as_before(string name, string type)
    {
        var (file, _) = SoundForge.Make(name, [0xFF, 0xD8]);
        using var before = new TemporaryFile(file);
        using var after = new TemporaryFile((await CleanAsync(file, name))!);
        SoundFile.Read(after.Path, type).Damage.ShouldBe(MediaDamage.None);
        if (name != "a.mp3" && name != "a.aac")
            SoundFile.Read(after.Path, type).Seconds.ShouldBe(SoundFile.Read(before.Path, type).Seconds);
        else
            SoundFile.Read(after.Path, type).Seconds!.Value.ShouldBe(80 * (name == "a.mp3" ? 1152 : 1024) / 44_100.0, 0.02);
    }

    [Theory]
    [InlineData("a.opus")]
    [InlineData("a.ogg")]
    [InlineData("a.spx")]
    [InlineData("a.oga")]
    public async Task Pages_of_an_Ogg_still_add_up(string name)
    {
        var (file, _) = SoundForge.Make(name, new byte[80_000]);
        var clean = (await CleanAsync(file, name))!;
        clean.Length.ShouldBe(file.Length);
        var pages = 0;
        for (var at = 0; at < clean.Length; pages++)
        {
            var count = clean[at + 26];
            var page = clean.AsSpan(at, 27 + count + clean.AsSpan(at + 27, count).ToArray().Sum(s => s)).ToArray();
            var sum = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(22));
            page.AsSpan(22, 4).Clear();
            SoundForge.Sum(page).ShouldBe(sum);
            at += page.Length;
        }
        pages.ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0x7FFFFFFF)]
    [InlineData(-1)]
    public async Task A_recording_that_was_cut_off_is_all_sound(int length)
    {
        var (file, sound) = SoundForge.Make("a.wav", []);
        var at = file.AsSpan().IndexOf("data"u8);
        byte[] cut = [.. file[..at], .. "data"u8, 0, 0, 0, 0, .. sound];
        BinaryPrimitives.WriteInt32LittleEndian(cut.AsSpan(at + 4), length);
        BinaryPrimitives.WriteInt32LittleEndian(cut.AsSpan(4), length);
        (await CleanAsync(cut, "a.wav"))!.AsSpan().EndsWith(sound).ShouldBeTrue();
    }

    [Theory]
    [InlineData("a.mp3")]
    [InlineData("a.ogg")]
    [InlineData("a.webm")]
    [InlineData("a.wma")]
    [InlineData("a.avi")]
    [InlineData("a.mp4")]
    public async Task Nesting_without_end_ends_nothing(string name)
    {
        byte[] deep = name switch
        {
            "a.webm" => [0x1A, 0x45, 0xDF, 0xA3, 0x80, .. Many([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255], 300_000)],
            "a.mp4" => Nested("moov", "trak", 300_000),
            "a.avi" => [.. "RIFF"u8, 0, 0, 0, 0, .. "AVI "u8, .. Many([.. "LIST"u8, 255, 255, 255, 127, .. "strl"u8], 300_000)],
            "a.wma" => [.. Many([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 100_000)],
            "a.ogg" => [.. Many([.. "OggS"u8, 0, 0], 300_000)],
            _ => [.. Many([.. "ID3"u8, 3, 0, 0, 0, 0, 0, 0], 300_000)],
        };
        await CleanAsync(deep, name);
    }

    [Fact]
    public async Task Sound_inside_an_archive_says_nothing_either()
    {
        var (file, sound) = SoundForge.Make("a.mp3", await PictureAsync());
        using var archive = new TemporaryFile(new ZipForge().Add("am thanh/1.mp3", file).Add("doc.txt", "x").Build());
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var copy = (await CleanArchive.CopyAsync(archive.Path, ZipLimits.Default, scratch.File("copy"), scratch, Cancellation)).ShouldNotBeNull();
        using var zip = ZipFile.OpenRead(copy);
        await using var content = await zip.GetEntry("am thanh/1.mp3")!.OpenAsync(Cancellation);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, Cancellation);
        bytes.ToArray().ShouldBe(sound);
    }

    [Fact]
    public void Bytes_that_only_look_like_sound_are_left_alone() => SoundNotes.IsKnown(SoundForge.Frame, "bang.bin").ShouldBeFalse();

    private static async Task<byte[]> PictureAsync() => Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6);

    private static IEnumerable<byte> Many(byte[] bytes, int times) => Enumerable.Repeat(bytes, times).SelectMany(b => b);

    private static byte[] Nested(string outer, string inner, int depth)
    {
        var bytes = new byte[8 * (depth + 1)];
        for (var i = 0; i <= depth; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(8 * i), bytes.Length - (8 * i));
            Encoding.ASCII.GetBytes(i == 0 ? outer : inner).CopyTo(bytes, (8 * i) + 4);
        }
        return [0, 0, 0, 16, .. "ftypisom"u8, 0, 0, 2, 0, .. bytes];
    }

    private static async Task<byte[]?> CleanAsync(byte[] content, string name)
    {
        using var file = new TemporaryFile(content);
        using var scratch = new ScratchFolder(Path.GetTempPath());
        return await SoundNotes.CopyAsync(file.Path, name, scratch.File("clean"), Cancellation) is { } clean ? await File.ReadAllBytesAsync(clean, Cancellation) : null;
    }
}
