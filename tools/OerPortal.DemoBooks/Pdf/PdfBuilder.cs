using Markdig.Syntax;
using OerPortal.DemoBooks.Drawing;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Makes a tagged PDF of a book: a booklet with a cover, a worksheet, a lesson plan or slides. The same edition always gives the same bytes.</summary>
public static class PdfBuilder
{
    public static byte[] Build(Manuscript book, Edition edition, Rendition file)
    {
        var pages = new PdfPages(new PdfProperties(
            book.Title, string.Join(", ", book.Authors.Select(credit => credit.Name)), book.Description, string.Join(", ", book.Keywords), book.Language, edition.Date));
        var setting = Setting.For(book, file);
        var chapters = book.Chapters.Take(edition.Chapters).Select(chapter => chapter.Parse()).ToList();
        if (file.Layout == "slides")
            new SlideDeck(book, pages, setting).Set(chapters);
        else
            Pages(book, pages, setting, chapters, file.Layout);
        return pages.Save();
    }

    private static void Pages(Manuscript book, PdfPages pages, Setting setting, IReadOnlyList<MarkdownDocument> chapters, string layout)
    {
        var flow = new PageFlow(pages, setting, book);
        if (layout == "booklet")
            Cover(book, pages, setting);
        flow.NewPage();
        if (layout != "booklet")
            Head(book, pages, setting, flow, layout);
        var setter = new BlockSetter(book, pages, setting);
        foreach (var (chapter, first) in chapters.Select((chapter, index) => (chapter, index == 0)))
        {
            // A sheet bears its title in the head; the first chapter must not say it again.
            IEnumerable<Block> blocks = first && layout != "booklet" && TitleOf(chapter) == book.Title ? chapter.Skip(1) : chapter;
            var rows = setter.Set(blocks, setting.MarginX, setting.TextWidth, pages.Structure.Add("Sect"));
            if (layout == "booklet" && !first)
                rows[0] = rows[0] with { NewPage = true };
            flow.Place(rows);
        }
    }

    private static void Cover(Manuscript book, PdfPages pages, Setting setting)
    {
        var canvas = pages.Add(setting.PageWidth, setting.PageHeight);
        var figure = pages.Structure.Add("Figure", $"{HouseWords.Cover}: {book.Title}");
        var picture = new SvgPicture(System.Text.Encoding.UTF8.GetBytes(CoverDrawing.Svg(book)));
        canvas.Mark(figure, () => picture.Paint(canvas, 0, 0, setting.PageWidth / CoverDrawing.Width));
    }

    private static void Head(Manuscript book, PdfPages pages, Setting setting, PageFlow flow, string layout)
    {
        var canvas = flow.Canvas;
        double left = setting.MarginX, right = setting.PageWidth - setting.MarginX, y = 40;
        var section = pages.Structure.Add("Sect");
        Words(section.Add("P"), Face.Sans, 9.5, House.InkSoft, left, y, HouseWords.School(book.Site));
        var kind = HouseWords.Kind(book.Kind);
        Words(section.Add("P"), Face.SansBold, 9.5, setting.Accent, right - Faces.Width(Face.SansBold, 9.5, kind), y, kind);
        y += 12;
        pages.AddOutline(book.Title, canvas, y);
        var style = new TextStyle(Face.SerifBold, 25, setting.Accent);
        var title = section.Add("H1");
        foreach (var line in Line.Break(WordReader.Read(book.Title, style), right - left, style.Space))
        {
            y += 33;
            canvas.Mark(title, () => line.Paint(canvas, left, y));
        }
        y += 20;
        Words(section.Add("P"), Face.Sans, 10.5, House.InkSoft, left, y, book.Subtitle is null ? HouseWords.Byline(book) : $"{book.Subtitle} · {HouseWords.Byline(book)}");
        if (layout == "worksheet")
            Words(section.Add("P"), Face.Sans, 11, House.Ink, left, y += 32, "Họ và tên: ………………………………………………………………   Lớp: ……………   Ngày: ……………");
        canvas.Mark(null, () => canvas.Line(setting.Accent, 1.4, left, y + 13, right, y + 13));
        flow.Y = y + 20;

        void Words(StructureElement element, Face face, double size, string colour, double x, double baseline, string text) =>
            canvas.Mark(element, () => canvas.Text(face, size, colour, x, baseline, text));
    }

    private static string TitleOf(MarkdownDocument chapter) => chapter.FirstOrDefault() is HeadingBlock heading ? Blocks.PlainText(heading.Inline) : "";
}
