using System.Text;
using OerPortal.Exchange.Tables;

namespace OerPortal.Exchange.Tests;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a;b\n1;2")]
    [InlineData("a\tb\r1\t2\r")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    [InlineData("a,b\n\n , \n1,2")]
    public async Task Rows_are_read_whatever_parts_and_ends_them(string text)
    {
        var rows = await ReadAsync(Encoding.UTF8.GetBytes(text));
        rows.Count.ShouldBe(2);
        rows[0].Cells.ShouldBe(["a", "b"]);
        rows[1].Cells.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Marks_of_the_encoding_are_understood()
    {
        var expected = new[] { "mã", "Tiếng Việt" };
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode])
            (await ReadAsync([.. encoding.Preamble, .. encoding.GetBytes("mã,Tiếng Việt")]))[0].Cells.ShouldBe(expected);
    }

    [Fact]
    public async Task A_cell_keeps_its_quotes_line_breaks_and_place()
    {
        var rows = await ReadAsync(Encoding.UTF8.GetBytes("a,b\n\"nói \"\"chào\"\", rồi\nđi\",2\n\n3,4"));
        rows[1].Cells.ShouldBe(["nói \"chào\", rồi\nđi", "2"]);
        rows[2].Number.ShouldBe(4);
    }

    [Theory]
    [InlineData("a,b\n\"1,2\n3,4", "open-quote")]
    [InlineData("a,b\nTi\u00ffng", "encoding")]
    public async Task What_cannot_be_read_is_said(string text, string code)
        => (await Should.ThrowAsync<TableTroubleException>(() => ReadAsync(Encoding.Latin1.GetBytes(text)))).Code.ShouldBe(code);

    [Fact]
    public async Task A_million_columns_and_a_cell_without_end_are_left_early()
    {
        (await Should.ThrowAsync<TableTroubleException>(() => ReadAsync(Encoding.UTF8.GetBytes("a" + new string(',', 1_000_000))))).Code.ShouldBe("too-many-columns");
        (await Should.ThrowAsync<TableTroubleException>(() => ReadAsync(Encoding.UTF8.GetBytes("a\n\"" + new string('x', 1_000_000))))).Code.ShouldBe("cell-too-long");
    }

    [Fact]
    public async Task What_exports_write_before_formulas_is_taken_away_again()
    {
        var cells = (await ReadAsync(Encoding.UTF8.GetBytes(Cms.Text.Csv.Line(["=1+1", "-5 độ", "'s Gravenhage"]))))[0].Cells;
        cells.ShouldBe(["=1+1", "-5 độ", "'s Gravenhage"]);
    }

    private static async Task<IReadOnlyList<TableRow>> ReadAsync(byte[] bytes)
    {
        await using var table = new CsvTable(new MemoryStream(bytes));
        return await table.RowsAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
