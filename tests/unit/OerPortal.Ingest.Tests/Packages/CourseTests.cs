using System.Formats.Tar;
using System.Net;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Packages;

/// <summary>Archives as lists: courses of learning systems by their tables of contents, other ZIPs by their folders.</summary>
public sealed class CourseTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_cartridge_is_a_list_whose_files_pages_and_links_are_given_by_themselves()
    {
        var file = await portal.AcceptAsync(SmallCourse.Cartridge("Toán 4", ("may.exe", "MZ\u0090 chương trình"u8.ToArray())), "toan-4.imscc");
        (file.State, file.Kind, file.CanBeRead, file.Metadata?.Title).ShouldBe((FileState.Ready, FileKind.Archive, true, "Toán 4"), file.RefusalKey);

        var contents = await ContentsAsync(file);

        (contents.Form, contents.Title).ShouldBe((ContentsForm.CommonCartridge, "Toán 4"));
        contents.Entries.Select(e => (e.Depth, e.Title, e.Name, e.Path, e.Link)).ShouldBe(
        [
            (0, "Chương một: Phân số", null, null, null),
            (1, "Bài học phân số", "bai 1.txt", "web/bai 1.txt", null),
            (1, "Trang giới thiệu", "trang.html", "web/trang.html", null),
            (1, "Xem thêm", null, null, "https://example.org/phan-so"),
            (1, "Cùng bàn luận", null, "4/trang.xhtml", null),
            (1, "Bài kiểm tra", null, null, null),
            (0, "hinh.svg", "hinh.svg", "web/hinh.svg", null),
            (0, "phu.txt", "phu.txt", "web/phu.txt", null),
            (0, "may.exe", "may.exe", null, null),
        ]);
        contents.Entries.Skip(6).ShouldAllBe(e => e.IsAside);
        var words = await PassagesAsync(file);
        words.ShouldContain(p => p.Locator == "web/bai 1.txt" && p.Text.Contains("bánh chưng"));
        words.ShouldContain(p => p.Locator == "web/trang.html" && p.Text.Contains("Tử số nằm trên"));
        words.ShouldContain(p => p.Text == "Bài kiểm tra");
    }

    [Fact]
    public async Task Files_of_a_course_are_given_to_whoever_may_have_it_and_pages_run_nothing()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        using var stranger = await portal.SignInAsTeacherAsync();
        var course = SmallCourse.Cartridge("Toán 4");
        var created = await new TusClient(teacher).CreateAsync("toan-4.imscc", course.Length, first: course);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        var page = FileAddress.Part(file.Id, "web/trang.html");

        using var shown = await teacher.GetAsync(page);

        (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType, shown.Content.Headers.ContentDisposition!.DispositionType).ShouldBe((HttpStatusCode.OK, "application/xhtml+xml", "inline"));
        shown.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox;");
        var markup = await shown.Content.ReadAsStringAsync(Cancellation);
        markup.ShouldContain("../web/hinh.svg");
        markup.ShouldContain("width=device-width");
        markup.ShouldNotContain("alert(");
        markup.ShouldNotContain("onclick");
        using var taken = await teacher.GetAsync(FileAddress.Part(file.Id, "web/bai 1.txt") + "?tai");
        (taken.Content.Headers.ContentDisposition!.DispositionType, taken.Content.Headers.ContentDisposition.FileNameStar).ShouldBe(("attachment", "bai 1.txt"));
        (await taken.Content.ReadAsStringAsync(Cancellation)).ShouldBe("Hai phần ba của chiếc bánh chưng.");
        (await stranger.GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var none in new[] { "", "imsmanifest.xml", "..%2fgoc", "web/" })
            (await teacher.GetAsync($"/tep/{file.Id}/muc/{none}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, none);
    }

    [Theory]
    [InlineData("khoa-hoc.mbz", true)]
    [InlineData("khoa-hoc.mbz", false)]
    public async Task A_Moodle_backup_is_listed_in_its_order_under_the_names_its_files_had(string name, bool isTar)
    {
        var course = SmallCourse.Moodle("Tự nhiên và Xã hội 3");
        var file = await portal.AcceptAsync(isTar ? SmallCourse.TarGz(course) : SmallCourse.Zip(course), name);
        (file.State, file.Kind, file.MediaType, file.Metadata?.Title).ShouldBe((FileState.Ready, FileKind.Archive, "application/vnd.moodle.backup", "Tự nhiên và Xã hội 3"), file.RefusalKey);
        file.ScannedParts.ShouldBeGreaterThan(10, "each member by itself");

        var contents = await ContentsAsync(file);

        contents.Entries.Select(e => (e.Depth, e.Title, e.Name, e.Path, e.Link)).ShouldBe(
        [
            (0, "Lời chào", null, "0/trang.xhtml", null),
            (0, "Nước quanh ta", null, null, null),
            (1, "Bài học về nước", "bài học.txt", "2/bài học.txt", null),
            (1, "Phiếu bài tập", null, null, null),
            (2, "phiếu 1.txt", "phiếu 1.txt", "4/phiếu 1.txt", null),
            (1, "Phim vòng tuần hoàn", null, null, "https://example.org/nuoc"),
        ]);
        var words = await PassagesAsync(file);
        words.ShouldContain(p => p.Text.Contains("Chào các em lớp 3") && p.Locator == "0/trang.xhtml");
        words.ShouldContain(p => p.Text.Contains("Phiếu bài tập về nước"));
        words.ShouldNotContain(p => p.Text.Contains("Bài làm") || p.Text.Contains("Đáp án"));
    }

    [Fact]
    public async Task A_ZIP_of_files_is_a_list_by_its_folders_files_before_folders_and_2_before_10()
    {
        var file = await portal.AcceptAsync(SmallPackage.Zip(("de/Bài 10.txt", "Bài mười."), ("de/Bài 2.txt", "Bài hai."), ("de/phu/x.txt", "Phụ lục."), ("de/a.php", "<?php ?>")), "de.zip");
        (await ContentsAsync(file)).Entries.Select(e => (e.Depth, e.Title, e.Path)).ShouldBe([(0, "a.php", null), (0, "Bài 2.txt", "de/Bài 2.txt"), (0, "Bài 10.txt", "de/Bài 10.txt"), (0, "phu", null), (1, "x.txt", "de/phu/x.txt")]);
    }

    [Fact]
    public async Task What_a_phone_wrote_into_a_picture_of_a_backup_is_in_nothing_that_is_given_out()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var course = SmallCourse.TarGz([.. SmallCourse.Moodle("Ảnh lớp"), ("anh.jpg", Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6))]);
        var created = await new TusClient(teacher).CreateAsync("anh.mbz", course.Length, first: course);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        file.State.ShouldBe(FileState.Ready, file.RefusalKey);
        var given = await (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.ReadAsByteArrayAsync(Cancellation);
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(given));
        using var content = new MemoryStream();
        await using (var entry = await archive.GetEntry("anh.jpg")!.OpenAsync(Cancellation))
            await entry.CopyToAsync(content, Cancellation);
        NoteFinder.In(content.ToArray()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_backup_with_people_and_a_course_with_packages_inside_are_refused_with_the_way_out()
    {
        (await portal.AcceptAsync(SmallCourse.TarGz(SmallCourse.Moodle("Lớp 3", "<user id=\"7\"><email>em@example.org</email></user>")), "lop.mbz")).RefusalKey.ShouldBe("ingest.refusal.backup-with-people");
        (await portal.AcceptAsync(SmallCourse.Cartridge("Toán", ("tro-choi.h5p", SmallPackage.H5p("Đố vui"))), "toan.imscc")).RefusalKey.ShouldBe("ingest.refusal.course-nested-archive");
    }

    [Theory]
    [InlineData("link", Refusal.ZipSpecialFile)]
    [InlineData("hard link", Refusal.ZipSpecialFile)]
    [InlineData("device", Refusal.ZipSpecialFile)]
    [InlineData("/etc/passwd", Refusal.ZipUnsafeName)]
    [InlineData("../ra-ngoai.txt", Refusal.ZipUnsafeName)]
    [InlineData("files.xml", Refusal.ZipDuplicateName)]
    [InlineData("bomb", Refusal.ZipRatio)]
    [BadInput(24)]
    public async Task A_tar_that_means_harm_is_refused(string what, Refusal reason)
    {
        TarEntry harm = what switch
        {
            "link" => new UstarTarEntry(TarEntryType.SymbolicLink, "lien-ket") { LinkName = "/etc/passwd" },
            "hard link" => new UstarTarEntry(TarEntryType.HardLink, "lien-ket") { LinkName = "files.xml" },
            "device" => new UstarTarEntry(TarEntryType.CharacterDevice, "thiet-bi"),
            "bomb" => new UstarTarEntry(TarEntryType.RegularFile, "bom.bin") { DataStream = new MemoryStream(new byte[140 << 20]) },
            _ => new UstarTarEntry(TarEntryType.RegularFile, what) { DataStream = new MemoryStream("x"u8.ToArray()) },
        };
        TarEntry[] entries = [.. SmallCourse.Moodle("Khóa").Select(m => new UstarTarEntry(TarEntryType.RegularFile, m.Name) { DataStream = new MemoryStream(m.Content) }), harm];
        var file = await portal.AcceptAsync(SmallCourse.TarGz(entries), "khoa.mbz");
        (file.State, file.RefusalKey).ShouldBe((FileState.Refused, $"ingest.refusal.{Kebab.From(reason.ToString())}"));
    }

    [Fact]
    public void Other_tars_and_what_is_cut_off_are_no_backups()
    {
        var backup = SmallCourse.TarGz(SmallCourse.Moodle("Khóa"));
        Refused(SmallCourse.TarGz([("a.txt", "x"u8.ToArray())]), "a.tgz").ShouldBe(Refusal.ArchiveKind);
        Refused(backup[..60], "a.mbz").ShouldBe(Refusal.ArchiveKind);
        Refused([.. backup, .. new ZipForge().Add("a", "x").Build()], "a.mbz").ShouldBe(Refusal.ZipNotAtStart, "two files in one");
    }

    private static Refusal Refused(byte[] content, string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"oer-test-{Guid.CreateVersion7():N}");
        File.WriteAllBytes(path, content);
        try
        {
            return Should.Throw<FileRefusedException>(() => ContentDetection.Detect(path, name)).Reason;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<FileContents> ContentsAsync(FileFacts file) => (await portal.AskAsync<IContents, FileContents?>(c => c.FindAsync(file.Id, Cancellation))).ShouldNotBeNull(file.RefusalKey ?? file.State.ToString());

    private Task<List<Passage>> PassagesAsync(FileFacts file) => portal.AskAsync<IFiles, List<Passage>>(async files => await files.PassagesAsync(file.Id, Cancellation).ToListAsync(Cancellation));
}
