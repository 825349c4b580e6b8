using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;
using static OerPortal.TestKit.SmallPackage;

namespace OerPortal.Ingest.Tests.Packages;

/// <summary>The whole way of lectures: what is read out of them, what is given out, what is refused.</summary>
public sealed class LecturePackageTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_SCORM_lecture_has_its_parts_its_words_and_says_what_it_is()
    {
        var file = await portal.AcceptAsync(Scorm12("Núi và sông Tây Nguyên"), "bai-giang.zip");
        file.State.ShouldBe(FileState.Ready, file.RefusalKey);
        (file.Kind, file.MediaType, file.CanBeRead, file.CanBeOpened).ShouldBe((FileKind.Package, "application/zip", true, true));
        file.Metadata!.Title.ShouldBe("Núi và sông Tây Nguyên");
        file.Metadata.Description.ShouldBe("Bài giảng điện tử cho lớp 6");
        file.Metadata.Language.ShouldBe("vi");
        file.Metadata.Subjects.ShouldBe(["địa lí"]);
        var lecture = await LectureAsync(file);
        lecture.Form.ShouldBe(LectureForm.Scorm12);
        lecture.Parts.ShouldBe([
            new LecturePart("phan-1", "Phần một: Núi", "nui/index.html", LaunchData: "câu hỏi dễ"),
            new LecturePart("phan-2", "Phần hai: Sông", "song/index.html", "?lop=6", Mastery: 50)]);
        (await TextAsync(file)).ShouldContain(text => text.Contains("Sông Đắk Bla"));
    }

    [Fact]
    public async Task SCORM_2004_and_H5P_are_known_and_read()
    {
        var scorm = await portal.AcceptAsync(Scorm2004("Rừng"), "rung.zip");
        (await LectureAsync(scorm)).Form.ShouldBe(LectureForm.Scorm2004);
        var h5p = await portal.AcceptAsync(H5p("Đố vui"), "do-vui.h5p");
        (await LectureAsync(h5p)).Form.ShouldBe(LectureForm.H5p);
        h5p.Metadata!.Title.ShouldBe("Đố vui");
        h5p.Metadata.Contributors.ShouldBe([new ExtractedContributor("Trần Thị Mỹ Hạnh", "aut")]);
        (await TextAsync(h5p)).ShouldBe(["Núi nào cao nhất & xa nhất?\nNgọc Linh"]);
    }

    [Fact]
    public async Task Pages_are_a_lecture_and_members_have_types_that_no_server_runs()
    {
        var file = await portal.AcceptAsync(Html("Ghép chữ vui"), "tro-choi.zip");
        file.Metadata!.Title.ShouldBe("Ghép chữ vui");
        file.Metadata.Description.ShouldBe("Trò chơi ghép chữ");
        (await TextAsync(file)).ShouldBe(["Ghép chữ\nCon voi uống nước suối."]);
        (await TypeAsync(file, "index.html")).ShouldBe("text/html");
        (await TypeAsync(file, "TRO-CHOI.js")).ShouldBe("text/javascript", "made on a system that does not tell case apart");
        foreach (var forServers in (string[])["may-chu.php", "web.config"])
            (await TypeAsync(file, forServers)).ShouldBe("application/octet-stream", forServers);
        (await TypeAsync(file, "../index.html")).ShouldBeNull();
        (await portal.AskAsync<IPublications, PublicationMember?>(p => p.FindMemberAsync(file.Id, "index.html", Cancellation))).ShouldBeNull("scripts never come from the portal's own address");
    }

    [Theory]
    [InlineData("javascript:alert(1)", Refusal.PackageUnsafeLaunch)]
    [InlineData("java\tscript:alert(1)", Refusal.PackageUnsafeLaunch)]
    [InlineData("https://evil.example/bai.html", Refusal.PackageUnsafeLaunch)]
    [InlineData("//evil.example/bai.html", Refusal.PackageUnsafeLaunch)]
    [InlineData("\\\\evil\\bai.html", Refusal.PackageUnsafeLaunch)]
    [InlineData("file:///etc/passwd", Refusal.PackageUnsafeLaunch)]
    [InlineData("../ngoai.html", Refusal.PackageUnsafeLaunch)]
    [InlineData("khong-co.html", Refusal.PackageLaunchMissing)]
    [BadInput(69)]
    public void A_lecture_that_begins_elsewhere_is_refused(string href, Refusal reason) =>
        RefusalOf(Scorm("""<item identifier="i" identifierref="r"/>""", Resource("r", System.Security.SecurityElement.Escape(href)!), ("bai.html", "<p>Bài</p>"))).ShouldBe(reason);

    [Theory]
    [InlineData("""<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]><manifest>&x;</manifest>""", Refusal.XmlEntities)]
    [InlineData("""<!DOCTYPE m SYSTEM "http://127.0.0.1:9/x.dtd"><manifest/>""", Refusal.XmlEntities)]
    [InlineData("<manifest><organizations/></manifest>", Refusal.PackageDamaged)]
    [InlineData("<html><p>Không phải</p></html>", Refusal.PackageDamaged)]
    [BadInput(69)]
    public void A_hostile_or_empty_manifest_is_refused(string manifest, Refusal reason) => RefusalOf(Zip(("imsmanifest.xml", manifest), ("index.html", "<p>Bài</p>"))).ShouldBe(reason);

    [Fact]
    public async Task A_refused_lecture_is_said_with_the_address_it_would_have_opened()
    {
        var file = await portal.AcceptAsync(Scorm("""<item identifier="i" identifierref="r"/>""", Resource("r", "https://evil.example/bai.html")), "bai.zip");
        file.State.ShouldBe(FileState.Refused);
        file.RefusalKey.ShouldBe("ingest.refusal.package-unsafe-launch");
        file.RefusalArguments.ShouldBe(["https://evil.example/bai.html"]);
        file.Sha256.ShouldBeNull();
    }

    [Fact]
    public void What_is_no_lecture_stays_a_ZIP()
    {
        Detect(Zip(("de-1.txt", "Đề"), ("de-2.txt", "Đề")), "de-thi.zip").ShouldBe(Kinds.Zip);
        Detect(Zip(("imsmanifest.xml", """<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1"/>"""), ("a.txt", "a")), "khoa-hoc.zip").ShouldBe(Kinds.Cartridge);
        Detect(Zip(("h5p.json", """{"title":"x","preloadedDependencies":[{"machineName":"H5P.Quiz","majorVersion":1,"minorVersion":0}]}"""), ("content/content.json", "{}")), "x.h5p").ShouldBe(Kinds.BareH5p);
    }

    private static Refusal RefusalOf(byte[] package) => Should.Throw<FileRefusedException>(() => Detect(package, "bai.zip")).Reason;

    private static DetectedKind Detect(byte[] package, string name)
    {
        var path = Path.Combine(Path.GetTempPath(), $"oer-test-{Guid.CreateVersion7():N}");
        File.WriteAllBytes(path, package);
        try
        {
            return ContentDetection.Detect(path, name);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private async Task<Lecture> LectureAsync(FileFacts file) => (await portal.AskAsync<ILectures, Lecture?>(l => l.FindAsync(file.Id, Cancellation))).ShouldNotBeNull(file.RefusalKey ?? file.NoteKey);

    private async Task<string?> TypeAsync(FileFacts file, string path) => (await portal.AskAsync<ILectures, PublicationMember?>(l => l.FindMemberAsync(file.Id, path, Cancellation)))?.MediaType;

    private Task<List<string>> TextAsync(FileFacts file) => portal.AskAsync<IFiles, List<string>>(async files =>
    {
        var all = new List<string>();
        await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
            all.Add(passage.Text);
        return all;
    });
}
