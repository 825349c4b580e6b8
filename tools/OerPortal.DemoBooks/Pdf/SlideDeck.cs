using Markdig.Syntax;
using OerPortal.DemoBooks.Drawing;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Sets a lecture as slides: every second-level heading is a slide, its picture stands at the right of its words.</summary>
internal sealed class SlideDeck(Manuscript book, PdfPages pages, Setting setting)
{
    private int _number;

    public void Set(IReadOnlyList<MarkdownDocument> chapters)
    {
        Opening();
        foreach (var chapter in chapters)
        {
            var part = Blocks.PlainText(((HeadingBlock)chapter[0]).Inline);
            var first = true;
            foreach (var slide in Slides(chapter.Skip(1)))
            {
                Slide(part, slide, first);
                first = false;
            }
        }
    }

    private static IEnumerable<IReadOnlyList<Block>> Slides(IEnumerable<Block> blocks)
    {
        List<Block> slide = [];
        foreach (var block in blocks)
        {
            if (block is HeadingBlock { Level: 2 } && slide.Count > 0)
            {
                yield return slide;
                slide = [];
            }
            slide.Add(block);
        }
        if (slide.Count > 0)
            yield return slide;
    }

    private void Opening()
    {
        var canvas = Page(setting.Accent);
        pages.AddOutline(book.Title, canvas, 0);
        var section = pages.Structure.Add("Sect");
        canvas.Mark(null, () => PageFlow.Band(canvas, 0, 0, setting.PageWidth, 26));
        var y = 150.0;
        Words(canvas, section.Add("P"), HouseWords.Kind(book.Kind), new TextStyle(Face.SansBold, 18, "#f6d27a"), 470, ref y);
        Words(canvas, section.Add("H1"), book.Title, new TextStyle(Face.SerifBold, 46, "#ffffff"), 470, ref y);
        y += 14;
        Words(canvas, section.Add("P"), $"{HouseWords.Byline(book)} · {HouseWords.School(book.Site)}", new TextStyle(Face.Sans, 18, "#ffffff"), 470, ref y);
        if (book.Look.Art is { } art)
        {
            var picture = new SvgPicture(book.Pictures[art]);
            var scale = Math.Min(340 / picture.Width, 360 / picture.Height);
            canvas.Mark(section.Add("Figure", HouseWords.Cover), () => picture.Paint(canvas, 570, 290 - picture.Height * scale / 2, scale));
        }
    }

    private void Slide(string part, IReadOnlyList<Block> blocks, bool opensPart)
    {
        var canvas = Page(House.Paper);
        var section = pages.Structure.Add("Sect");
        if (opensPart)
            pages.AddOutline(part, canvas, 0);
        canvas.Mark(null, () =>
        {
            PageFlow.Band(canvas, 0, 0, setting.PageWidth, 14);
            canvas.Text(Face.Sans, 13, House.InkSoft, setting.MarginX, 48, part);
            canvas.Text(Face.Sans, 12, House.InkSoft, setting.MarginX, setting.PageHeight - 22, $"{HouseWords.Portal} · {HouseWords.LicenceName(book.Licence)}");
            canvas.Text(Face.SansBold, 13, setting.Accent, setting.PageWidth - setting.MarginX - 16, setting.PageHeight - 22, FormattableString.Invariant($"{_number}"));
        });
        var y = 54.0;
        if (blocks[0] is HeadingBlock heading)
            Words(canvas, section.Add("H2"), Blocks.PlainText(heading.Inline), new TextStyle(Face.SerifBold, 33, setting.Accent), setting.TextWidth, ref y);
        Columns(canvas, section, [.. blocks.Where(block => block is not HeadingBlock { Level: 2 })], y + 8);
    }

    private void Columns(PdfCanvas canvas, StructureElement section, IReadOnlyList<Block> blocks, double top)
    {
        var setter = new BlockSetter(book, pages, setting);
        var pictures = blocks.Where(block => Blocks.PictureOf(block) is not null).ToList();
        var words = blocks.Except(pictures).ToList();
        var wide = pictures.Count == 0 || words.Count == 0;
        var textWidth = wide ? setting.TextWidth : setting.TextWidth * 0.48;
        Down(canvas, setter.Set(words, setting.MarginX, textWidth, section), top);
        var left = wide ? setting.MarginX : setting.MarginX + setting.TextWidth * 0.52;
        Down(canvas, setter.Set(pictures, left, setting.PageWidth - setting.MarginX - left, section), top);
    }

    private void Down(PdfCanvas canvas, IReadOnlyList<Row> rows, double y)
    {
        foreach (var row in rows)
        {
            if (row.Backdrop is { Fill: { } fill } back)
            {
                var (at, height) = (y, row.Before + row.Height);
                canvas.Mark(null, () =>
                {
                    canvas.Fill(fill, PdfCanvas.Rectangle(back.X, at - 0.5, back.Width, height + 0.5));
                    canvas.Fill(back.Bar, PdfCanvas.Rectangle(back.X, at - 0.5, 5, height + 0.5));
                });
            }
            y += row.Before;
            row.Paint(canvas, y);
            y += row.Height;
        }
        if (y > setting.PageHeight - setting.MarginBottom + 8)
            throw new InvalidDataException($"{book.Slug}: slide {_number} is too full by {y - setting.PageHeight + setting.MarginBottom:0} points.");
    }

    private PdfCanvas Page(string colour)
    {
        _number++;
        var canvas = pages.Add(setting.PageWidth, setting.PageHeight);
        canvas.Mark(null, () => canvas.Fill(colour, PdfCanvas.Rectangle(0, 0, setting.PageWidth, setting.PageHeight)));
        return canvas;
    }

    private static void Words(PdfCanvas canvas, StructureElement element, string text, TextStyle style, double width, ref double y)
    {
        foreach (var line in Line.Break(WordReader.Read(text, style), width, style.Space))
        {
            y += style.Size * 1.32;
            var baseline = y;
            canvas.Mark(element, () => line.Paint(canvas, 64, baseline));
        }
    }
}
