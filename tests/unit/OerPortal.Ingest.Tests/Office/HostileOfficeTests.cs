using System.Net;
using System.Net.Sockets;
using System.Text;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Office;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using static OerPortal.Epub.Tests.Kit.OfficeForge;

namespace OerPortal.Ingest.Tests.Office;

public sealed class HostileOfficeTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    [BadInput(54)]
    public async Task A_document_that_asks_for_things_elsewhere_gets_none()
    {
        using var outside = new TcpListener(IPAddress.Loopback, 0);
        outside.Start();
        var asked = outside.AcceptSocketAsync(Cancellation);
        var here = $"http://127.0.0.1:{((IPEndPoint)outside.LocalEndpoint).Port}";
        // A page of this machine's, a picture and a section of the network's.
        var secret = Path.Combine(Path.GetTempPath(), $"oer-{Guid.CreateVersion7():N}.txt");
        await File.WriteAllTextAsync(secret, "mật khẩu của máy chủ", Cancellation);
        try
        {
            var file = await portal.AcceptAsync(
                Odt($"<text:p>Trang của tôi</text:p>{Section("a", "file://" + secret)}{Section("b", here + "/b.odt")}").Build(), "hoi.odt");
            file.State.ShouldBe(FileState.Ready, file.NoteKey);
            var text = await portal.AskAsync<IFiles, string>(async files =>
            {
                var all = new StringBuilder();
                await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
                    all.Append(passage.Text);
                return all.ToString();
            });
            text.ShouldContain("Trang của tôi");
            text.ShouldNotContain("mật khẩu");
            asked.IsCompleted.ShouldBeFalse("nobody was asked");
        }
        finally
        {
            File.Delete(secret);
        }

        static string Section(string name, string address) =>
            $"<text:section text:name=\"{name}\" text:protected=\"true\"><text:section-source xlink:type=\"simple\" xlink:href=\"{address}\"/><text:p>cũ</text:p></text:section>";
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    [BadInput(56)]
    public async Task What_would_harm_is_refused_with_a_sentence(string what, string name, string key)
    {
        var file = await portal.AcceptAsync(Hostile(what), name);
        file.RefusalKey.ShouldBe("ingest.refusal." + key, what);
        file.State.ShouldBe(FileState.Refused);
    }

    public static TheoryData<string, string, string> Refusals => new()
    {
        { "bomb", "bom.docx", "zip-ratio" },
        { "laughs", "cuoi.docx", "xml-entities" },
        { "cut", "dut.pptx", "zip-damaged" },
        { "nothing", "rong.xlsx", "empty" },
        { "password of ODF", "khoa.odt", "encrypted" },
        { "macros under another name", "an.docx", "name-and-content-differ" },
        { "slides called a text", "trang-chieu.docx", "name-and-content-differ" },
    };

    [Fact]
    public async Task What_cannot_be_opened_is_kept_with_a_word_in_place_of_its_pages()
    {
        var file = await portal.AcceptAsync(new ZipForge().Add("[Content_Types].xml", "<Types/>").Add("word/document.xml", "<broken").Build(), "hong.docx");
        file.State.ShouldBe(FileState.ReadyWithoutPreview);
        file.CanBeRead.ShouldBeFalse();
        file.NoteKey.ShouldBe(Kinds.Notes.DamagedOffice);
    }

    [Fact]
    [BadInput(57)]
    public async Task A_sheet_of_a_million_rows_is_not_begun_with()
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        var row = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>";
        using var file = new TemporaryFile(Xlsx([["Điểm"]], more: row).Build());
        var made = await OfficeDerivation.RunAsync(OpenedFile.Unknown("so-diem.xlsx").As(Kinds.Xlsx), file.Path, canDraw: true, scratch, Cancellation);
        (made.IsComplete, made.Publication, made.Note).ShouldBe((false, null, Kinds.Notes.LongOffice));
    }

    [Fact]
    [BadInput(57)]
    public async Task A_formula_asks_nobody_and_starts_nothing()
    {
        using var port = new BadInputs.DeafPort();
        var formulas = $"<row r=\"2\"><c r=\"A2\"><f>WEBSERVICE(\"{port.Url}\")</f></c><c r=\"B2\" t=\"str\"><f>cmd|' /C calc'!A0</f><v>cu</v></c></row>";
        var file = await portal.AcceptAsync(Xlsx([["Cột điểm"]], more: formulas).Build(), "cong-thuc.xlsx");
        file.State.ShouldBe(FileState.Ready, file.NoteKey);
        port.ShouldBeQuiet();
    }

    [Fact]
    public async Task Without_a_program_that_draws_pages_a_file_says_so()
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        using var file = new TemporaryFile(Docx(Paragraph(("x", null)), macros: true).Build());
        var made = await OfficeDerivation.RunAsync(OpenedFile.Unknown("a.docm").As(Kinds.Docm), file.Path, canDraw: false, scratch, Cancellation);
        made.IsComplete.ShouldBeFalse();
        made.Publication.ShouldBeNull();
        made.Note.ShouldBe(Kinds.Notes.NoOfficeProgram);
        made.Remarks.Select(r => r.Kind).ShouldBe([FileRemarkKind.Macros]);
    }

    private static byte[] Hostile(string what) => what switch
    {
        "bomb" => Docx(Paragraph(("x", null))).Add("word/media/a.xml", new byte[80 << 20]).Build(),
        "laughs" => Docx(Paragraph(("&c;", null)), before: "<!DOCTYPE l [<!ENTITY a \"haaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;\">]>").Build(),
        "cut" => Pptx(("x", null, null, false)).Build()[..^30],
        "nothing" => [],
        "password of ODF" => Odt("x", manifest: "<manifest:encryption-data/>").Build(),
        "macros under another name" => Docx(Paragraph(("x", null)), macros: true).Build(),
        _ => Pptx(("x", null, null, false)).Build(),
    };
}
