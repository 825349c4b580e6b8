using OerPortal.Ingest.Office;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using static OerPortal.Epub.Tests.Kit.OfficeForge;

namespace OerPortal.Ingest.Tests.Office;

/// <summary>Office files taken in once for all tests here, by the real LibreOffice: each costs seconds.</summary>
public sealed class OfficeShelf(IngestPortal portal)
{
    private readonly Dictionary<string, Task<FileFacts>> _taken = [];
    private readonly Lock _taking = new();

    /// <summary>Two pages in three alphabets, with a title of its own and a picture that lies elsewhere.</summary>
    public Task<FileFacts> LessonAsync() => TakeAsync("Bài 1.docx", () => Task.FromResult(Lesson(outside: "http://127.0.0.1:9/anh.png").Build()));

    /// <summary>The same as Word 97 would have saved it.</summary>
    public Task<FileFacts> OldLessonAsync() => TakeAsync("Bài 1 cũ.doc", () => ByLibreOfficeAsync(Lesson(outside: null).Build(), "docx", "doc"));

    public Task<FileFacts> LectureAsync() => TakeAsync("Bài giảng.pptx", () => Task.FromResult(Pptx(
        ("Chu trình của nước", "Times New Roman", "Nhắc lại thí nghiệm nhỏ giọt", false), ("Trang ẩn", null, "Không ai thấy", true), ("M­a vµ s­¬ng mï", ".VnArial", null, false)).Build()));

    /// <summary>Thirty columns.</summary>
    public Task<FileFacts> MarksAsync() => TakeAsync("Sổ điểm.xlsx", () => Task.FromResult(Xlsx([.. Enumerable.Range(1, 5).Select(r => Enumerable.Range(1, 30).Select(c => $"hàng {r} cột {c}").ToArray())]).Build()));

    /// <summary>A workbook (xls, ods) or slides (ppt, odp) as another program saves them.</summary>
    public Task<FileFacts> OtherAsync(string ending) => TakeAsync($"Khác.{ending}", () => ending is "xls" or "ods"
        ? ByLibreOfficeAsync(Xlsx([["hàng 1 cột 1", "hàng 1 cột 2"], ["hàng 2 cột 1", "hàng 2 cột 2"]]).Build(), "xlsx", ending)
        : ByLibreOfficeAsync(Pptx(("Chu trình của nước", "Times New Roman", null, false)).Build(), "pptx", ending));

    public Task<FileFacts> MacrosAsync() => TakeAsync("Đố vui.docm", () => Task.FromResult(Docx(Paragraph(("Câu đố về chiêng", null)), macros: true).Build()));

    internal Task<FileFacts> TakeAsync(string name, Func<Task<byte[]>> content)
    {
        lock (_taking)
        {
            if (!_taken.TryGetValue(name, out var taken))
                _taken[name] = taken = TakeNowAsync(name, content);
            return taken;
        }
    }

    private async Task<FileFacts> TakeNowAsync(string name, Func<Task<byte[]>> content) => await portal.AcceptAsync(await content(), name);

    private static ZipForge Lesson(string? outside) => Docx(
        Paragraph(("Bµi 1. Ph©n sè", ".VnTime"), (" và hỗn số", "Times New Roman")) + Paragraph(("baøi taäp veà nhaø", "VNI-Times")) + (outside is null ? "" : Picture) + PageBreak
        + Paragraph(("tr­êng trung häc c¬ së Ba Lan", ".VnTimeH")),
        styles: Style("Normal", "Times New Roman"),
        relations: outside is null ? "" : One("p", "image", outside, isOutside: true) + One("t", "attachedTemplate", outside, isOutside: true),
        core: Core("Phân số và hỗn số", "Trần Thị Mỹ Hạnh"));

    private const string Picture =
        "<w:p><w:r><w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"><wp:extent cx=\"900000\" cy=\"900000\"/><wp:docPr id=\"1\" name=\"p\"/>"
        + "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr id=\"0\" name=\"p\"/><pic:cNvPicPr/></pic:nvPicPr>"
        + "<pic:blipFill><a:blip r:link=\"p\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";

    /// <summary>A file of a form that only programs write.</summary>
    internal static async Task<byte[]> ByLibreOfficeAsync(byte[] content, string from, string to)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await File.WriteAllBytesAsync(scratch.File("a." + from), content);
        await OfficeProfile.WriteAsync(scratch.File("home"), CancellationToken.None);
        var made = await ExternalTool.RunAsync(
            "soffice", [$"-env:UserInstallation=file://{scratch.File("home")}", "--headless", "--convert-to", to, "--outdir", scratch.File("made"), scratch.File("a." + from)], scratch.Path, ToolLimits.Document, CancellationToken.None);
        var file = Path.Combine(scratch.File("made"), "a." + to);
        File.Exists(file).ShouldBeTrue($"{made.Output} {made.Errors}");
        return await File.ReadAllBytesAsync(file);
    }
}
