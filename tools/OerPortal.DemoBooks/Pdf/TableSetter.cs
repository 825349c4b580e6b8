using Markdig.Extensions.Tables;
using Markdig.Syntax;
using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Sets a pipe table: the columns share the width by what stands in them, the rows never split.</summary>
internal sealed class TableSetter(Setting setting)
{
    private const double PadX = 7;
    private const double PadY = 5;

    private double Size => setting.Size * 0.93;

    public IEnumerable<Row> Set(Table table, double x, double width, StructureElement parent)
    {
        var element = parent.Add("Table");
        var rows = table.OfType<TableRow>().ToList();
        var widths = Widths([.. rows.Select(Cells)], width);
        yield return Row.Gap(setting.Size * 0.7) with { KeepWithNext = true };
        for (var index = 0; index < rows.Count; index++)
        {
            yield return One(table, rows[index], x, widths, element.Add("TR")) with { KeepWithNext = index == 0 };
        }
        yield return Row.Gap(setting.Size * 0.5);
    }

    private Row One(Table table, TableRow row, double x, double[] widths, StructureElement owner)
    {
        var leading = Size * 1.42;
        var cells = Cells(row).Select((words, column) => (
            Lines: Line.Break(words, widths[column] - 2 * PadX, Faces.Width(Face.Sans, Size, " ")),
            Element: owner.Add(row.IsHeader ? "TH" : "TD"))).ToList();
        var heights = cells.Select(cell => cell.Lines.Sum(line => LineHeight(line, leading))).ToList();
        var height = Math.Max(heights.Max(), leading) + 2 * PadY;
        return new Row(height, (canvas, top) =>
        {
            canvas.Mark(null, () => Frame(canvas, row.IsHeader, x, top, widths, height));
            var left = x;
            for (var column = 0; column < cells.Count; column++)
            {
                Cell(canvas, cells[column], table.ColumnDefinitions[column].Alignment, left, top + PadY + (height - 2 * PadY - heights[column]) / 2, widths[column], leading);
                left += widths[column];
            }
        });
    }

    private void Cell(PdfCanvas canvas, (IReadOnlyList<Line> Lines, StructureElement Element) cell, TableColumnAlign? align, double left, double top, double width, double leading)
    {
        foreach (var line in cell.Lines)
        {
            var height = LineHeight(line, leading);
            var shift = align switch
            {
                TableColumnAlign.Center => (width - line.Width) / 2,
                TableColumnAlign.Right => width - PadX - line.Width,
                _ => PadX,
            };
            var baseline = top + height / 2 + Size * 0.36;
            canvas.Mark(cell.Element, () => line.Paint(canvas, left + shift, baseline));
            top += height;
        }
    }

    private void Frame(PdfCanvas canvas, bool header, double x, double top, double[] widths, double height)
    {
        var width = widths.Sum();
        if (header)
            canvas.Fill(setting.Wash, PdfCanvas.Rectangle(x, top, width, height));
        var edge = x;
        canvas.Stroke(House.LineStrong, 0.6, PdfCanvas.Rectangle(x, top, width, height));
        foreach (var column in widths.SkipLast(1))
        {
            edge += column;
            canvas.Line(House.LineStrong, 0.6, edge, top, edge, top + height);
        }
        if (header)
            canvas.Line(setting.Accent, 1.6, x, top + height, x + width, top + height);
    }

    private List<IReadOnlyList<Word>> Cells(TableRow row) =>
        [.. row.OfType<TableCell>().Select(cell => WordReader.Read(
            (cell.FirstOrDefault() as ParagraphBlock)?.Inline, new TextStyle(row.IsHeader ? Face.SansBold : Face.Sans, Size, House.Ink)))];

    private static double LineHeight(Line line, double leading) => line.HasFraction ? leading * 1.62 : leading;

    private double[] Widths(IReadOnlyList<List<IReadOnlyList<Word>>> rows, double width)
    {
        var columns = rows.Max(row => row.Count);
        var space = Faces.Width(Face.Sans, Size, " ");
        var least = new double[columns];
        var natural = new double[columns];
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Count; column++)
            {
                least[column] = Math.Max(least[column], row[column].Select(word => word.Width).DefaultIfEmpty().Max() + 2 * PadX + 1);
                natural[column] = Math.Max(natural[column], row[column].Sum(word => word.Width + space) + 2 * PadX + 1);
            }
        }
        var wanted = natural.Sum();
        if (wanted <= width)
            return [.. natural.Select(column => column * width / wanted)];
        var room = natural.Zip(least, (most, few) => most - few).Sum();
        return [.. natural.Zip(least, (most, few) => few + (most - few) / room * Math.Max(0, width - least.Sum()))];
    }
}
