using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.GivenOut;

/// <summary>Row 63: upload as a teacher, fetch everything that is given out, and look for what the camera wrote.</summary>
public sealed class GivenOutTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("anh.jpg", "image/jpeg")]
    [InlineData("anh.webp", "image/webp")]
    [InlineData("anh.png", "image/png")]
    [InlineData("anh.tif", "image/jpeg")]
    [InlineData("IMG_0001.HEIC", "image/jpeg")]
    [InlineData("anh.bmp", "image/png")]
    [BadInput(63)]
    public async Task A_photograph_is_shown_upright_in_its_colours_and_says_nothing_more(string name, string type)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var picture = await PhotographAsync(name);
        var file = await UploadAsync(teacher, name, picture);
        file.State.ShouldBe(FileState.Ready);
        file.NoteKey.ShouldBeNull();
        foreach (var part in new[] { "bia", "tai", name })
        {
            var answer = await teacher.GetAsync($"/tep/{file.Id}/{part}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(part == "bia" ? "image/webp" : type);
            var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
            NoteFinder.In(bytes).ShouldBeEmpty(part);
            var seen = await Drawn.LookAsync(bytes);
            // A HEIC is turned by a property of its own; what its EXIF says of it is to be passed over (ISO/IEC 23008-12 §6.5.10).
            if (name.EndsWith("bmp", StringComparison.Ordinal) || name.EndsWith("png", StringComparison.Ordinal) || name.EndsWith("HEIC", StringComparison.Ordinal))
            {
                SeenPicture.IsRed(seen.Left).ShouldBeTrue(part);
                continue;
            }
            // Held upright: what was left is up.
            (seen.Height > seen.Width).ShouldBeTrue(part);
            SeenPicture.IsRed(seen.Top).ShouldBeTrue(part);
            SeenPicture.IsBlue(seen.Bottom).ShouldBeTrue(part);
        }
        if (name.EndsWith("HEIC", StringComparison.Ordinal))
            (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("IMG_0001.jpg");
        await NothingIsKeptThatSaysMoreAsync(file);
    }

    [Fact]
    public async Task Only_the_owner_gets_the_file_as_it_was_sent()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var picture = await PhotographAsync("anh.jpg");
        var file = await UploadAsync(teacher, "anh.jpg", picture);
        (await (await teacher.GetAsync($"/tep/{file.Id}/goc")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(picture);
        var open = await portal.ActAsSystemAsync(s => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IFiles>(s)
            .AcceptAsync(new NewFile(portal.Portal.Id, Guid.CreateVersion7(), "test:public", "anh.jpg"), new MemoryStream(picture), Cancellation));
        await portal.SettledAsync(open);
        foreach (var part in new[] { "goc", "tai", "anh.jpg" })
            NoteFinder.In(await (await portal.Guest().GetAsync($"/tep/{open}/{part}")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty(part);
    }

    [Fact]
    public async Task A_picture_nobody_can_read_is_not_given_to_others()
    {
        byte[] noise = [.. "RIFF"u8, 0x48, 0xC3, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 99, 0, 0, .. Encoding.ASCII.GetBytes(Noted.Secret), .. new byte[500]];
        var id = await portal.ActAsSystemAsync(s => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<IFiles>(s)
            .AcceptAsync(new NewFile(portal.Portal.Id, Guid.CreateVersion7(), "test:public", "anh.webp"), new MemoryStream(noise), Cancellation));
        var file = await portal.SettledAsync(id);
        (file.State, file.NoteKey).ShouldBe((FileState.ReadyWithoutPreview, "ingest.note.damaged-picture"));
        (await portal.Guest().GetAsync($"/tep/{id}/anh.webp")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    [BadInput(63)]
    public async Task Pictures_inside_a_book_say_nothing_in_the_reader_nor_in_the_download()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var jpeg = Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6);
        var data = "data:image/jpeg;base64," + Convert.ToBase64String(jpeg);
        const string Pictures = """
            <item id="j" href="a.jpg" media-type="image/jpeg" properties="cover-image"/><item id="p" href="a.png" media-type="image/png"/><item id="w" href="a.webp" media-type="image/webp"/>
            <item id="g" href="a.gif" media-type="image/gif"/><item id="s" href="a.svg" media-type="image/svg+xml"/><item id="x" href="a.bin" media-type="text/plain"/><item id="b" href="hong.jpg" media-type="image/jpeg"/>
            <item id="c" href="a.css" media-type="text/css"/><item id="f" href="a.mp4" media-type="video/mp4"/>
            """;
        var book = new EpubForge().With("OPS/package.opf", EpubForge.Package(Pictures)).With("OPS/a.jpg", jpeg).With("OPS/a.png", Drawn.Png(chunks: Noted.PngChunks(6)))
            .With("OPS/a.webp", Noted.Webp(await Drawn.AsAsync("webp"), 120, 80, 6)).With("OPS/a.gif", Noted.Gif()).With("OPS/a.bin", jpeg)
            .With("OPS/hong.jpg", [.. jpeg[..300], .. Encoding.ASCII.GetBytes(Noted.Secret)]).With("OPS/a.css", $"p {{ background: url({data}) }}")
            .With("OPS/a.mp4", MovieForge.Movie("mp42", ["vide avc1"], [MovieForge.Place()]))
            .With("OPS/a.svg", $"<svg xmlns='http://www.w3.org/2000/svg' xmlns:sodipodi='http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd' xmlns:inkscape='http://www.inkscape.org/namespaces/inkscape' inkscape:export-filename='C:\\Users\\{Noted.Secret}' sodipodi:docname='x'><!-- {Noted.Secret} --><metadata>{Noted.Secret}</metadata><title>Hình vuông</title><path d='M0 0h9'/><image href='{data}'/></svg>")
            .With("OPS/c1.xhtml", EpubForge.Page($"<h1>Bài 1</h1><p><img src='a.jpg' alt=''/><img src='a.png' alt=''/><img src='a.webp' alt=''/><img src='a.gif' alt=''/><img src='a.svg' alt=''/><img src='hong.jpg' alt=''/><img alt='' src='{data}'/></p>")).Build();
        var file = await UploadAsync(teacher, "sach.epub", book);
        file.CanBeRead.ShouldBeTrue();
        var members = await portal.AskAsync<IngestDbContext, List<StoredMember>>(d => d.Members.Where(m => m.FileId == file.Id).ToListAsync(Cancellation));
        members.Count.ShouldBeGreaterThan(8);
        foreach (var member in members)
            NoteFinder.In(await MemberAsync(file.Id, member.Path)).ShouldBeEmpty(member.Path);
        SeenPicture.IsRed((await Drawn.LookAsync(await MemberAsync(file.Id, "OPS/a.jpg"))).Top).ShouldBeTrue();
        Encoding.UTF8.GetString(await MemberAsync(file.Id, "OPS/a.svg")).ShouldContain("Hình vuông");
        var download = await (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.ReadAsByteArrayAsync(Cancellation);
        using var archive = new ZipArchive(new MemoryStream(download));
        archive.Entries[0].FullName.ShouldBe("mimetype");
        Encoding.ASCII.GetString(download, 30, 28).ShouldBe("mimetypeapplication/epub+zip");
        foreach (var entry in archive.Entries.Where(e => e.Name is "a.jpg" or "a.png" or "a.webp" or "a.gif" or "a.bin" or "a.mp4" or "hong.jpg"))
            NoteFinder.In(await ReadAsync(entry)).ShouldBeEmpty(entry.Name);
        NoteFinder.In(await (await teacher.GetAsync($"/tep/{file.Id}/bia")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bai.docx")]
    [InlineData("anh lop.zip")]
    [BadInput(63)]
    public async Task Photographs_in_documents_and_archives_say_nothing_either(string name)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var jpeg = Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6);
        var zip = new ZipForge().Add("[Content_Types].xml", "<Types/>").Add("word/document.xml", "<w/>").Add("word/media/image1.jpeg", jpeg).Build();
        var file = await UploadAsync(teacher, name, name.EndsWith("zip", StringComparison.Ordinal) ? new ZipForge().Add("anh/1.jpg", jpeg).Add("doc.txt", "x").Build() : zip);
        using var archive = new ZipArchive(new MemoryStream(await (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.ReadAsByteArrayAsync(Cancellation)));
        archive.Entries.Count.ShouldBeGreaterThan(1);
        foreach (var entry in archive.Entries)
            NoteFinder.In(await ReadAsync(entry)).ShouldBeEmpty(entry.FullName);
    }

    [Theory]
    [InlineData("as it was written")]
    [InlineData("in object streams")]
    [InlineData("packed twice")]
    [InlineData("with an owner's password")]
    [InlineData("damaged")]
    public async Task A_PDF_says_nothing_of_people_and_places_however_it_is_stored(string how)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, "bai.pdf", await NotedPdf.MakeAsync(how));
        file.CanBeRead.ShouldBeTrue();
        foreach (var part in new[] { "tai", "bai.pdf" })
            await NotedPdf.ShouldSayNothingAsync(await (await teacher.GetAsync($"/tep/{file.Id}/{part}")).Content.ReadAsByteArrayAsync(Cancellation));
        var derivatives = await portal.AskAsync<IngestDbContext, List<Derivative>>(d => d.Derivatives.Where(x => x.FileId == file.Id).ToListAsync(Cancellation));
        derivatives.Single(d => d.Name == Derivative.Document).Sha256.ShouldBe(derivatives.Single(d => d.Name == Derivative.Shown).Sha256, "what the reader opens is what is given out");
        // What it says about itself is read before.
        file.Metadata!.Title.ShouldBe("Bai hoc ve nuoc");
    }

    [Fact]
    public async Task A_PDF_that_says_nothing_is_given_out_as_it_is()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var pdf = new PdfForge().Build();
        var file = await UploadAsync(teacher, "bai.pdf", pdf);
        (await (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(pdf);
    }

    [Fact]
    public async Task A_film_is_given_out_without_its_places()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, "phim.mov", MovieForge.Movie("qt  ", ["vide avc1"], [MovieForge.Place(), MovieForge.Keys()], [MovieForge.Xmp()], seconds: 7));
        (file.State, file.DurationSeconds, file.MediaType).ShouldBe((FileState.Ready, 7, "video/mp4"));
        var answer = await teacher.GetAsync($"/tep/{file.Id}/phim.mov");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        NoteFinder.In(await answer.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Media.SoundNotesTests.Kinds), MemberType = typeof(Media.SoundNotesTests))]
    public async Task Sound_is_given_out_without_whose_and_where(string name)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var (content, sound) = SoundForge.Make(name, Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6));
        var file = await UploadAsync(teacher, name, content);
        foreach (var part in new[] { "tai", name })
        {
            var given = await (await teacher.GetAsync($"/tep/{file.Id}/{part}")).Content.ReadAsByteArrayAsync(Cancellation);
            NoteFinder.In(given).ShouldBeEmpty(part);
            given.AsSpan().IndexOf(sound).ShouldBeGreaterThanOrEqualTo(0);
        }
        (await (await teacher.GetAsync($"/tep/{file.Id}/goc")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(content);
    }

    [Fact]
    [BadInput(67)]
    public async Task A_film_that_lost_its_index_is_said_to_be_damaged()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var film = MovieForge.Movie("isom", ["vide avc1"]);
        var file = await UploadAsync(teacher, "phim.mp4", film[..(film.AsSpan().IndexOf("moov"u8) - 4)]);
        (file.State, file.NoteKey).ShouldBe((FileState.ReadyWithoutPreview, "ingest.note.damaged-film"));
        using var status = JsonDocument.Parse(await (await teacher.GetAsync($"/api/ingest/files/{file.Id}")).Content.ReadAsStringAsync(Cancellation));
        status.RootElement.GetProperty("remarks")[0].GetString()!.ShouldStartWith("Video này bị hỏng");
        (await teacher.GetAsync($"/tep/{file.Id}/phim.mp4")).Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
    }

    [Theory]
    [InlineData("bai.txt")]
    [InlineData("phu de.srt")]
    public async Task Text_in_an_old_encoding_is_given_out_in_Unicode(string name)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var words = (name.EndsWith("srt", StringComparison.Ordinal) ? "1\r\n00:00:01,000 --> 00:00:02,000\r\n" : "") + "Ngày xưa ở làng Kon Sơ Lăng có một ông lão đánh cá nghèo khó.";
        var file = await UploadAsync(teacher, name, InWindows1258(words));
        var given = await (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.ReadAsByteArrayAsync(Cancellation);
        Encoding.UTF8.GetString(given).TrimStart('\uFEFF').ShouldBe(words);
        (await (await teacher.GetAsync($"/tep/{file.Id}/goc")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(InWindows1258(words));
    }

    // Circumflex, breve and horn belong to the letter there, tones stand behind it.
    private static byte[] InWindows1258(string text)
    {
        const string Tones = "\u0300\u0301\u0303\u0309\u0323";
        var apart = string.Concat(text.Normalize().Select(c =>
        {
            var parts = c.ToString().Normalize(NormalizationForm.FormD);
            return string.Concat(parts.Where(p => !Tones.Contains(p))).Normalize() + string.Concat(parts.Where(p => Tones.Contains(p)));
        }));
        return CodePagesEncodingProvider.Instance.GetEncoding(1258)!.GetBytes(apart);
    }

    private static async Task<byte[]> PhotographAsync(string name)
    {
        var jpeg = Noted.Jpeg(await Drawn.AsAsync("jpg", Drawn.Png(256, 128)), turn: 6);
        if (name.EndsWith("jpg", StringComparison.Ordinal))
            return jpeg;
        if (name.EndsWith("webp", StringComparison.Ordinal))
            return Noted.Webp(await Drawn.AsAsync("webp"), 120, 80, turn: 6);
        if (name.EndsWith("png", StringComparison.Ordinal))
            return Drawn.Png(chunks: Noted.PngChunks());
        if (name.EndsWith("bmp", StringComparison.Ordinal))
            return Bitmap(64, 48);
        using var scratch = new OerPortal.Ingest.Tools.ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a.jpg"), jpeg);
        var target = scratch.File(name.EndsWith("tif", StringComparison.Ordinal) ? "b.tif" : "b.heic");
        string[] how = name.EndsWith("tif", StringComparison.Ordinal) ? ["copy", scratch.File("a.jpg"), target] : ["heifsave", scratch.File("a.jpg"), target, "--compression", "hevc"];
        (await OerPortal.Ingest.Tools.ExternalTool.RunAsync("vips", how, scratch.Path, OerPortal.Ingest.Tools.ToolLimits.Document, Cancellation)).Succeeded.ShouldBeTrue();
        return await File.ReadAllBytesAsync(target);
    }

    // 24 bits a pixel from the lowest line up, the left half red.
    private static byte[] Bitmap(int width, int height)
    {
        using var writer = new BinaryWriter(new MemoryStream());
        writer.Write("BM"u8);
        foreach (var value in new[] { 54 + (width * height * 3), 0, 54, 40, width, height, 1 | (24 << 16), 0, width * height * 3, 2835, 2835, 0, 0 })
            writer.Write(value);
        for (var i = 0; i < width * height; i++)
            writer.Write(i % width < width / 2 ? [20, 20, 220] : new byte[] { 220, 20, 20 });
        return ((MemoryStream)writer.BaseStream).ToArray();
    }

    private async Task NothingIsKeptThatSaysMoreAsync(FileFacts file)
    {
        var derivatives = await portal.AskAsync<IngestDbContext, List<Derivative>>(d => d.Derivatives.Where(x => x.FileId == file.Id).ToListAsync(Cancellation));
        derivatives.ShouldNotBeEmpty();
        foreach (var derivative in derivatives)
        {
            var bytes = await portal.AskAsync<IBlobStore, byte[]>(async b =>
            {
                await using var content = await b.OpenReadAsync(derivative.Sha256, Cancellation);
                using var copy = new MemoryStream();
                await content.CopyToAsync(copy, Cancellation);
                return copy.ToArray();
            });
            NoteFinder.In(bytes).ShouldBeEmpty(derivative.Name);
        }
    }

    private Task<byte[]> MemberAsync(Guid fileId, string path) => portal.AskAsync<IPublications, byte[]>(async p =>
    {
        var member = await p.FindMemberAsync(fileId, path, Cancellation);
        await using var stored = await p.OpenAsync(member.ShouldNotBeNull(path), Cancellation);
        await using Stream content = member!.ContentEncoding is null ? stored : new GZipStream(stored, CompressionMode.Decompress);
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    });

    private static async Task<byte[]> ReadAsync(ZipArchiveEntry entry)
    {
        await using var content = await entry.OpenAsync();
        var bytes = new byte[entry.Length];
        await content.ReadExactlyAsync(bytes);
        return bytes;
    }

    private async Task<FileFacts> UploadAsync(Visitor who, string name, byte[] content)
    {
        var created = await new TusClient(who).CreateAsync(name, content.Length, first: content);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        return file;
    }
}
