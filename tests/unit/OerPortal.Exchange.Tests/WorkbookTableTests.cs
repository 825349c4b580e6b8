using System.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Exchange.Tests;

public sealed class WorkbookTableTests
{
    private const string Head = "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>";
    private const string Foot = "</sheetData></worksheet>";

    [Fact]
    public async Task Texts_numbers_and_gaps_stand_where_people_see_them()
    {
        var rows = await ReadAsync(
            Head + """
            <row r="1"><c r="A1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>Mô </t><r><t>tả</t></r><rPh><t>x</t></rPh></is></c></row>
            <row r="2"/><row r="4"><c r="B4"><f>1+1</f><v>2</v></c><c r="XFD4" s="3"/></row>
            """ + Foot,
            "<sst xmlns=\"x\"><si><t>Không</t></si><si><r><t>Tên </t></r><r><t>học liệu</t></r></si></sst>");
        rows.Select(r => r.Number).ShouldBe([1, 4]);
        rows[0].Cells.ShouldBe(["Tên học liệu", "", "Mô tả"]);
        rows[1].Cells.ShouldBe(["", "2"]);
    }

    [Theory]
    [InlineData("14", "45366", "2024-03-15")]
    [InlineData("164", "45366", "2024-03-15")]
    [InlineData("165", "45366", "2024")]
    [InlineData("166", "45366", "2024-03")]
    [InlineData("22", "45366.5", "2024-03-15T12:00")]
    [InlineData("0", "2024", "2024")]
    [InlineData("4", "45366", "45366")]
    public async Task Days_are_days_by_their_format_whatever_number_keeps_them(string format, string value, string read)
    {
        var styles = $"""
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd\/mm\/yyyy;@"/><numFmt numFmtId="165" formatCode="yyyy"/><numFmt numFmtId="166" formatCode="&quot;Tháng &quot;m/yyyy"/></numFmts>
            <cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="{format}"/></cellXfs></styleSheet>
            """;
        var rows = await ReadAsync(Head + $"<row r=\"1\"><c r=\"A1\" s=\"1\"><v>{value}</v></c></row>" + Foot, styles: styles);
        rows.Single().Cells.ShouldBe([read]);
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"ZZZZZ1\"><v>1</v></c></row>", "too-many-columns")]
    [InlineData("<row r=\"2000000\"><c r=\"A1\"><v>1</v></c></row>", "too-many-rows")]
    [InlineData("<row r=\"2\"/><row r=\"1\"/>", "workbook-damaged")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>9</v></c></row>", "workbook-damaged")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</c></row>", "workbook-damaged")]
    public async Task A_workbook_that_means_harm_or_is_cut_is_said_so(string rows, string code)
        => (await Should.ThrowAsync<TableTroubleException>(() => ReadAsync(Head + rows + Foot))).Code.ShouldBe(code);

    [Fact]
    public async Task Entities_and_words_without_end_are_not_followed()
    {
        (await Should.ThrowAsync<TableTroubleException>(() => ReadAsync("<!DOCTYPE w [<!ENTITY a \"aa\">]>" + Head + Foot))).Code.ShouldBe("workbook-damaged");
        var word = $"<row r=\"1\"><c r=\"A1\"><v>{new string('x', 200_000)}</v></c></row>";
        (await Should.ThrowAsync<TableTroubleException>(() => ReadAsync(Head + word + Foot))).Code.ShouldBe("cell-too-long");
    }

    private static async Task<IReadOnlyList<TableRow>> ReadAsync(string sheet, string? strings = null, string? styles = null)
    {
        var folder = Directory.CreateTempSubdirectory("oer-sheet-").FullName;
        try
        {
            await using var table = new WorkbookTable(new Parts(("xl/worksheets/sheet1.xml", sheet), ("xl/sharedStrings.xml", strings), ("xl/styles.xml", styles)), folder);
            return await table.RowsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A workbook as the worker hands it out.</summary>
    private sealed class Parts(params (string Name, string? Text)[] parts) : IOpenArchive
    {
        public IReadOnlyList<ArchiveMember> Members { get; } = [.. parts.Where(p => p.Text is not null).Select(p => new ArchiveMember(p.Name, p.Text!.Length))];

        public Stream Open(ArchiveMember member) => new MemoryStream(Encoding.UTF8.GetBytes(parts.Single(p => p.Name == member.Name).Text!));

        public Task<FileContents?> CourseAsync(CancellationToken cancellation) => Task.FromResult<FileContents?>(null);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
