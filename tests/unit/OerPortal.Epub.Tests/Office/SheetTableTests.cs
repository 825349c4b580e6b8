using OerPortal.Epub.Tests.Kit;
using OerPortal.Epub.Zip;
using OerPortal.Ingest;
using OerPortal.Office.Sheets;

namespace OerPortal.Epub.Tests.Office;

/// <summary>What a person sees of a sheet, as a table.</summary>
public sealed class SheetTableTests
{
    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    [Theory]
    [InlineData(1234567.5, "#,##0.00", "1'234'567,50")]
    [InlineData(1234567.5, "#,##0\\ \"₫\"", "1'234'568 ₫")]
    [InlineData(-3.5, "0.0;(0.0)", "(3,5)")]
    [InlineData(0.125, "0.0%", "12,5%")]
    [InlineData(0.285, "0.00", "0,29")]
    [InlineData(7, "000", "007")]
    [InlineData(8.25, "", "8,25")]
    [InlineData(0.1 + 0.2, "", "0,3")]
    [InlineData(12345678901234567d, "", "1,23457E+16")]
    [InlineData(1500000, "#,##0,", "1'500")]
    [InlineData(0, "0;-0;\"–\"", "–")]
    [InlineData(45366, "dd/mm/yyyy", "15/03/2024")]
    [InlineData(45366.75, "h:mm AM/PM", "6:00 CH")]
    [InlineData(45366.75, "d/m/yyyy h:mm", "15/3/2024 18:00")]
    [InlineData(45366, "dddd, \"ngày\" d mmmm", "thứ sáu, ngày 15 tháng 3")]
    [InlineData(1.5, "[h]:mm", "36:00")]
    [InlineData(45366, "[$-42A]d/m/yy;@", "15/3/24")]
    [InlineData(912345678, "0### ### ###", "912345678")]
    [InlineData(5, "\"Lớp \"0", "Lớp 5")]
    public void Numbers_and_days_are_shown_as_their_format_says(double number, string format, string shown) =>
        Read($"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{number:R}</v></c></row>", format: format).Rows.Single().Cells.Single().Text.Replace(SheetTable.Point, ',').Replace(SheetTable.Thousands, '\'').ShouldBe(shown);

    [Fact]
    public void Merged_cells_reach_over_what_is_seen_and_hidden_rows_and_columns_are_not_there()
    {
        var table = Read(
            """
            <row r="1"><c r="A1" t="inlineStr"><is><t>Trường Ba Na</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>Tên</t></is></c><c r="B2" t="inlineStr"><is><t>Ẩn</t></is></c><c r="C2" t="inlineStr"><is><t>Điểm</t></is></c></row>
            <row r="3" hidden="1"><c r="A3" t="inlineStr"><is><t>Đáp án</t></is></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>Y Blưm</t></is></c><c r="C5"><v>9</v></c></row>
            <row r="6"><c r="C6"><v>10</v></c></row>
            """,
            before: "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"2\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>",
            behind: "<mergeCells><mergeCell ref=\"A1:C1\"/><mergeCell ref=\"A5:A6\"/></mergeCells>");
        (table.HeadRows, table.IsCut).ShouldBe((2, false));
        table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => $"{c.Text}{(c.Rows + c.Columns > 2 ? $" {c.Rows}×{c.Columns}" : "")}"))).ShouldBe(
            ["Trường Ba Na 1×2", "Tên | Điểm", " | ", "Y Blưm 2×1 | 9", "10"]);
        table.Rows[3].Cells[1].IsNumber.ShouldBeTrue();
    }

    [Fact]
    public void What_is_longer_or_wider_than_a_page_shows_is_cut_and_said_and_read_no_further()
    {
        var rows = string.Concat(Enumerable.Range(1, SheetTable.MostRows + 50).Select(n => $"<row r=\"{n}\"><c r=\"A{n}\"><v>{n}</v></c></row>"));
        var table = Read(rows + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>");
        (table.Rows.Count, table.IsCut).ShouldBe((SheetTable.MostRows, true));
        (Read("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"ZZ1\"><v>2</v></c></row>") is { IsCut: true, Rows: [{ Cells.Count: 1 }] }).ShouldBeTrue();
        Read("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", behind: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>").Rows.Single().Cells.Single().ShouldBe(new SheetCell("1", IsNumber: true));
    }

    [Fact]
    public void Hidden_sheets_and_what_cannot_be_read_are_no_tables()
    {
        Tables("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", state: "hidden").ShouldBeEmpty();
        Tables("<row r=\"1\"><c r=\"A1\"><v>1</c></row>").ShouldBeEmpty();
    }

    private static SheetTable Read(string rows, string format = "", string before = "", string behind = "") => Tables(rows, format, before, behind).Single();

    private static IReadOnlyList<SheetTable> Tables(string rows, string format = "", string before = "", string behind = "", string state = "visible")
    {
        var code = System.Security.SecurityElement.Escape(format);
        var path = Path.Combine(Path.GetTempPath(), $"oer-test-{Guid.CreateVersion7():N}");
        File.WriteAllBytes(path, new ZipForge()
            .Add("xl/workbook.xml", $"<workbook xmlns=\"{Sheet}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"A\" sheetId=\"1\" state=\"{state}\" r:id=\"r1\"/></sheets></workbook>")
            .Add("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/></Relationships>")
            .Add("xl/styles.xml", $"<styleSheet xmlns=\"{Sheet}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"{code}\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"{(format.Length > 0 ? 164 : 0)}\"/></cellXfs></styleSheet>")
            .Add("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Sheet}\">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>").Build());
        try
        {
            using var zip = StrictZip.Open(path, ZipLimits.Default);
            return WorkbookSheets.Read(zip);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
