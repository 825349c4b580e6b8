using System.Text.Json;
using OerPortal.Ingest.Pdf;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Tests.Office;

public sealed class OfficePagesTests(OfficeShelf shelf, IngestPortal portal) : IClassFixture<OfficeShelf>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lesson_of_Word_has_pages_words_and_a_cover()
    {
        var file = await shelf.LessonAsync();
        file.State.ShouldBe(FileState.Ready, file.NoteKey);
        file.CanBeRead.ShouldBeTrue();
        file.HasCover.ShouldBeTrue();
        file.Pages.ShouldBe(2);
        file.MediaType.ShouldEndWith("wordprocessingml.document");
        file.Metadata!.Title.ShouldBe("Phân số và hỗn số");
        file.Metadata.Contributors.ShouldBe([new ExtractedContributor("Trần Thị Mỹ Hạnh", "aut")]);
        file.Metadata.Language.ShouldBe("vi");
        var publication = await PublicationAsync(file);
        publication.Kind.ShouldBe(FileKind.Pdf);
        publication.HasFirstPageImage.ShouldBeTrue();
        JsonDocument.Parse(publication.PositionsJson).RootElement.GetProperty("total").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Text_in_old_fonts_is_found_as_Unicode_on_its_page_and_said()
    {
        var file = await shelf.LessonAsync();
        (await TextAsync(file)).ShouldBe([("page=1", "Bài 1. Phân số và hỗn số bài tập về nhà"), ("page=2", "TRƯỜNG TRUNG HỌC CƠ SỞ BA LAN")]);
        file.Remarks.Select(r => r.Kind).ShouldBe([FileRemarkKind.OldFontInDownload]);
    }

    [Fact]
    public async Task A_document_of_Word_97_is_read_like_one_of_today()
    {
        var file = await shelf.OldLessonAsync();
        file.State.ShouldBe(FileState.Ready, file.NoteKey);
        file.MediaType.ShouldBe("application/msword");
        (await TextAsync(file)).ShouldBe([("page=1", "Bài 1. Phân số và hỗn số bài tập về nhà"), ("page=2", "TRƯỜNG TRUNG HỌC CƠ SỞ BA LAN")]);
        file.Remarks.Select(r => r.Kind).ShouldBe([FileRemarkKind.OldFontInDownload]);
    }

    [Fact]
    public async Task Pages_are_drawn_in_fonts_that_know_Vietnamese()
    {
        var publication = await PublicationAsync(await shelf.LessonAsync());
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await using (var content = await portal.AskAsync<IPublications, Stream>(p => p.OpenAsync(publication.Document!, Cancellation)))
        await using (var target = File.Create(scratch.File("a.pdf")))
            await content.CopyToAsync(target, Cancellation);
        var fonts = await ExternalTool.RunAsync("pdffonts", [scratch.File("a.pdf")], scratch.Path, ToolLimits.Document, Cancellation);
        fonts.Output.Split('\n').Skip(2).Where(l => l.Length > 0).ShouldAllBe(line => line.Contains("Tinos"), "one font for all letters of a word, as wide as Times New Roman");
    }

    [Fact]
    public async Task Slides_are_pages_with_what_the_lecturer_wrote_below_them()
    {
        var file = await shelf.LectureAsync();
        file.State.ShouldBe(FileState.Ready, file.NoteKey);
        file.Pages.ShouldBe(2, "the hidden slide is not shown");
        var text = await TextAsync(file);
        text[0].ShouldBe(("page=1", "Chu trình của nước\nNhắc lại thí nghiệm nhỏ giọt"));
        text[1].ShouldBe(("page=2", "Mưa và sương mù"));
    }

    [Fact]
    public async Task All_columns_of_a_wide_sheet_are_on_one_page()
    {
        var file = await shelf.MarksAsync();
        file.State.ShouldBe(FileState.Ready, file.NoteKey);
        file.Pages.ShouldBe(1);
        (await TextAsync(file))[0].Text.ShouldContain("hàng 5 cột 30");
    }

    [Fact]
    public async Task Workbooks_and_slides_of_older_and_other_programs_are_read_too()
    {
        var (xls, ods, ppt, odp) = (await shelf.OtherAsync("xls"), await shelf.OtherAsync("ods"), await shelf.OtherAsync("ppt"), await shelf.OtherAsync("odp"));
        foreach (var file in new[] { xls, ods, ppt, odp })
            (file.State, file.CanBeRead).ShouldBe((FileState.Ready, true), file.Name);
        (xls.MediaType, ods.MediaType, ppt.MediaType, odp.MediaType).ShouldBe(
            ("application/vnd.ms-excel", "application/vnd.oasis.opendocument.spreadsheet", "application/vnd.ms-powerpoint", "application/vnd.oasis.opendocument.presentation"));
        foreach (var slides in new[] { ppt, odp })
            (await TextAsync(slides))[0].Text.ShouldContain("Chu trình của nước");
        foreach (var workbook in new[] { xls, ods })
        {
            (await portal.AskAsync<ISheets, IReadOnlyList<string>>(s => s.NamesAsync(workbook.Id, Cancellation))).ShouldBe(["A"]);
            var table = (await portal.AskAsync<ISheets, SheetTable?>(s => s.FindAsync(workbook.Id, 1, Cancellation)))!;
            table.Rows[1].Cells.Select(c => c.Text).ShouldBe(["hàng 2 cột 1", "hàng 2 cột 2"]);
            (await portal.AskAsync<ISheets, SheetTable?>(s => s.FindAsync(workbook.Id, 2, Cancellation))).ShouldBeNull();
        }
    }

    [Fact]
    [BadInput(55)]
    public async Task Macros_are_said_and_the_pages_can_be_read_all_the_same()
    {
        var file = await shelf.MacrosAsync();
        file.State.ShouldBe(FileState.Ready, file.NoteKey);
        file.Remarks.Select(r => r.Kind).ShouldBe([FileRemarkKind.Macros]);
        (await TextAsync(file)).Single().Text.ShouldBe("Câu đố về chiêng");
    }

    private async Task<Publication> PublicationAsync(FileFacts file) => (await portal.AskAsync<IPublications, Publication?>(p => p.FindAsync(file.Id, Cancellation)))!;

    private Task<List<(string Locator, string Text)>> TextAsync(FileFacts file) => portal.AskAsync<IFiles, List<(string, string)>>(async files =>
    {
        var all = new List<(string, string)>();
        await foreach (var passage in files.PassagesAsync(file.Id, Cancellation))
            all.Add((passage.Locator, passage.Text));
        return all;
    });
}
