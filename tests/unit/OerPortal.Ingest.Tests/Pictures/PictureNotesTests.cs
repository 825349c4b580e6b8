using System.Text;
using OerPortal.Epub.Pictures;
using OerPortal.Ingest.Tests.Kit;

namespace OerPortal.Ingest.Tests.Pictures;

/// <summary>Row 63 of the table of bad inputs: what a camera wrote goes, pixels, turning and colours stay.</summary>
public sealed class PictureNotesTests
{
    [Theory]
    [InlineData("jpeg")]
    [InlineData("jpeg big-endian")]
    [InlineData("png")]
    [InlineData("webp")]
    [InlineData("webp named")]
    [InlineData("tiff")]
    [BadInput(63)]
    public async Task Notes_go_and_the_picture_stays(string kind)
    {
        var picture = await NotedAsync(kind, turn: 1);
        NoteFinder.In(picture).ShouldNotBeEmpty();
        var clean = PictureNotes.Remove(picture, keepUpright: true).ShouldNotBeNull();
        NoteFinder.In(clean).ShouldBeEmpty();
        var seen = await Drawn.LookAsync(clean);
        (seen.Width, seen.Height).ShouldBe((120, 80));
        SeenPicture.IsRed(seen.Left).ShouldBeTrue();
        SeenPicture.IsBlue(seen.Right).ShouldBeTrue();
    }

    [Theory]
    [InlineData("jpeg")]
    [InlineData("jpeg big-endian")]
    [InlineData("webp")]
    [InlineData("webp named")]
    public async Task A_picture_that_must_be_turned_still_says_so_and_nothing_else(string kind)
    {
        // 6: the camera was held upright, its left edge is the picture's upper one.
        var clean = PictureNotes.Remove(await NotedAsync(kind, turn: 6), keepUpright: true).ShouldNotBeNull();
        NoteFinder.In(clean).ShouldBeEmpty();
        var seen = await Drawn.LookAsync(clean);
        (seen.Width, seen.Height).ShouldBe((80, 120));
        SeenPicture.IsRed(seen.Top).ShouldBeTrue();
        SeenPicture.IsBlue(seen.Bottom).ShouldBeTrue();
    }

    [Fact]
    public void A_moving_GIF_still_moves_without_its_comments()
    {
        var clean = PictureNotes.Remove(Noted.Gif(), keepUpright: true).ShouldNotBeNull();
        NoteFinder.In(clean).ShouldBeEmpty();
        clean.AsSpan().Count((ReadOnlySpan<byte>)[0x21, 0xF9, 4]).ShouldBe(2);
        clean.AsSpan().IndexOf("NETSCAPE2.0"u8).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_colour_profile_stays()
    {
        var jpeg = await Drawn.AsAsync("jpg", options: "[profile=p3]");
        jpeg.AsSpan().IndexOf("ICC_PROFILE"u8).ShouldBeGreaterThan(0);
        PictureNotes.Remove(Noted.Jpeg(jpeg), keepUpright: true)!.AsSpan().IndexOf("acsp"u8).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Pictures_of_many_scans_are_kept_whole()
    {
        var jpeg = await Drawn.AsAsync("jpg", options: "[interlace,strip]");
        PictureNotes.Remove(jpeg, keepUpright: true).ShouldBe(jpeg);
    }

    [Theory]
    [InlineData("heic")]
    [InlineData("avif")]
    public async Task Items_with_notes_in_a_phones_picture_are_blanked(string kind)
    {
        using var scratch = new OerPortal.Ingest.Tools.ScratchFolder(Path.GetTempPath());
        var png = Noted.Jpeg(await Drawn.AsAsync("jpg", Drawn.Png(256, 128)));
        await File.WriteAllBytesAsync(scratch.File("a.jpg"), png, TestContext.Current.CancellationToken);
        var made = await OerPortal.Ingest.Tools.ExternalTool.RunAsync(
            "vips", ["heifsave", scratch.File("a.jpg"), scratch.File("b." + kind), "--compression", kind == "heic" ? "hevc" : "av1"], scratch.Path, OerPortal.Ingest.Tools.ToolLimits.Document, CancellationToken.None);
        made.Succeeded.ShouldBeTrue(made.Errors);
        var picture = await File.ReadAllBytesAsync(scratch.File("b." + kind), TestContext.Current.CancellationToken);
        NoteFinder.In(picture).ShouldNotBeEmpty();
        var clean = PictureNotes.Remove(picture, keepUpright: true).ShouldNotBeNull();
        NoteFinder.In(clean).ShouldBeEmpty();
        SeenPicture.IsRed((await Drawn.LookAsync(clean)).Left).ShouldBeTrue();
    }

    [Theory]
    [InlineData("FFD8FFE1FFFF")]
    [InlineData("FFD8FFDB0004")]
    [InlineData("89504E470D0A1A0A0000000D49484452")]
    [InlineData("47494638396101000100")]
    [InlineData("49492A0008000000FFFF")]
    [InlineData("0000001066747970686569630000000000000010")]
    public void Parts_that_cannot_be_told_apart_are_not_passed_on(string bytes) =>
        PictureNotes.Remove(Convert.FromHexString(bytes), keepUpright: true).ShouldBeNull();

    [Fact]
    public async Task Any_cut_and_any_changed_byte_ends_in_a_clean_picture_or_none()
    {
        foreach (var kind in new[] { "jpeg", "png", "webp", "tiff" })
        {
            var picture = await NotedAsync(kind, turn: 6);
            for (var cut = 0; cut < picture.Length; cut += Math.Max(1, picture.Length / 97))
                DemandClean(picture[..cut]);
        }
        DemandClean(Noted.Gif()[..^40]);

        static void DemandClean(byte[] bytes)
        {
            if (PictureNotes.Remove(bytes, keepUpright: true) is { } clean)
                NoteFinder.In(clean).Where(n => n != "bytes behind the picture").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Pictures_written_into_an_address_lose_their_notes_too()
    {
        var address = "data:image/jpeg;base64," + Convert.ToBase64String(await NotedAsync("jpeg", turn: 6));
        var clean = DataPictures.Clean(address);
        NoteFinder.In(Convert.FromBase64String(clean.Split(',')[1])).ShouldBeEmpty();
        DataPictures.Clean("data:image/jpeg;base64,////").ShouldBe("data:,");
        DataPictures.Clean("hinh.jpg").ShouldBe("hinh.jpg");
        var drawing = DataPictures.Clean("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cmetadata%3E" + Noted.Secret + "%3C/metadata%3E%3Cpath d='M0 0h9'/%3E%3C/svg%3E");
        Encoding.UTF8.GetString(Convert.FromBase64String(drawing.Split(',')[1])).ShouldContain("M0 0h9");
        NoteFinder.In(Convert.FromBase64String(drawing.Split(',')[1])).ShouldBeEmpty();
    }

    private static async Task<byte[]> NotedAsync(string kind, int turn) => kind switch
    {
        "jpeg" => Noted.Jpeg(await Drawn.AsAsync("jpg"), turn),
        "jpeg big-endian" => Noted.Jpeg(await Drawn.AsAsync("jpg"), turn, isLittle: false),
        "png" => Drawn.Png(chunks: Noted.PngChunks(turn)),
        "webp" => Noted.Webp(await Drawn.AsAsync("webp"), 120, 80, turn),
        "webp named" => Noted.Webp(await Drawn.AsAsync("webp"), 120, 80, turn, hasExifName: true),
        // libvips writes the notes of a JPEG into the TIFF's directories.
        _ => await TiffAsync(turn),
    };

    private static async Task<byte[]> TiffAsync(int turn)
    {
        using var scratch = new OerPortal.Ingest.Tools.ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.jpg"), Noted.Jpeg(await Drawn.AsAsync("jpg"), turn));
        var made = await OerPortal.Ingest.Tools.ExternalTool.RunAsync("vips", ["copy", scratch.File("a.jpg"), scratch.File("b.tif")], scratch.Path, OerPortal.Ingest.Tools.ToolLimits.Document, CancellationToken.None);
        made.Succeeded.ShouldBeTrue(made.Errors);
        return await File.ReadAllBytesAsync(scratch.File("b.tif"));
    }
}
