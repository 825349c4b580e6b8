using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Lets rows flow down the pages and dresses every page with the woven band and its foot.</summary>
internal sealed class PageFlow(PdfPages pages, Setting setting, Manuscript book)
{
    private int _number;

    public PdfCanvas Canvas { get; private set; } = null!;

    public double Y { get; set; }

    private double Bottom => setting.PageHeight - setting.MarginBottom;

    public void NewPage()
    {
        Canvas = pages.Add(setting.PageWidth, setting.PageHeight);
        _number++;
        Canvas.Mark(null, Dress);
        Y = setting.MarginTop;
    }

    public void Place(IReadOnlyList<Row> rows)
    {
        for (var index = 0; index < rows.Count; index++)
        {
            var row = rows[index];
            var top = Y <= setting.MarginTop + 0.1;
            var before = top ? 0 : row.Before;
            if (!top && (row.NewPage || Y + before + Together(rows, index) > Bottom))
            {
                NewPage();
                before = 0;
            }
            if (row.Backdrop is { } backdrop)
                Canvas.Mark(null, () => Back(backdrop, before, row.Height));
            Y += before;
            row.Paint(Canvas, Y);
            Y += row.Height;
        }
    }

    /// <summary>The height of a row and of those that must stay with it, as far as a page can hold them.</summary>
    private double Together(IReadOnlyList<Row> rows, int index)
    {
        var height = rows[index].Height;
        var whole = setting.PageHeight - setting.MarginTop - setting.MarginBottom;
        for (; rows[index].KeepWithNext && index + 1 < rows.Count; index++)
        {
            var longer = height + rows[index + 1].Before + rows[index + 1].Height;
            if (longer > whole)
                break;
            height = longer;
        }
        return height;
    }

    private void Back(Backdrop backdrop, double before, double height)
    {
        // Half a point of overlap, or renderers show hairlines between the strips.
        if (backdrop.Fill is not null)
            Canvas.Fill(backdrop.Fill, PdfCanvas.Rectangle(backdrop.X, Y - 0.5, backdrop.Width, before + height + 0.5));
        Canvas.Fill(backdrop.Bar, PdfCanvas.Rectangle(backdrop.X, Y - 0.5, 4, before + height + 0.5));
    }

    private void Dress()
    {
        Band(Canvas, 0, 0, setting.PageWidth, 12);
        var foot = setting.PageHeight - 30;
        Canvas.Text(Face.Sans, 8.4, House.InkSoft, setting.MarginX, foot, $"{book.Title} · {HouseWords.Portal} · {HouseWords.LicenceName(book.Licence)}");
        var number = _number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Canvas.Text(Face.SansBold, 9.5, setting.Accent, setting.PageWidth - setting.MarginX - Faces.Width(Face.SansBold, 9.5, number), foot, number);
    }

    public static void Band(PdfCanvas canvas, double x, double y, double width, double height)
    {
        var svg = System.Text.Encoding.UTF8.GetBytes(
            FormattableString.Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\">") + Brocade.Across(0, 0, width, height) + "</svg>");
        new SvgPicture(svg).Paint(canvas, x, y, 1);
    }
}
