using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OerPortal.DemoBooks.Drawing;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>Sets the blocks of a chapter as rows.</summary>
internal sealed class BlockSetter(Manuscript book, PdfPages pages, Setting setting)
{
    private TextStyle Body => new(setting.Body, setting.Size, House.Ink);

    public List<Row> Set(IEnumerable<Block> blocks, double x, double width, StructureElement parent)
    {
        List<Row> rows = [];
        foreach (var block in blocks)
            rows.AddRange(One(block, x, width, parent));
        return rows;
    }

    private IEnumerable<Row> One(Block block, double x, double width, StructureElement parent) => block switch
    {
        HeadingBlock heading => Heading(heading, x, width, parent),
        ParagraphBlock paragraph => Blocks.PictureOf(paragraph) is { } picture ? Picture(picture, x, width, parent) : Paragraph(paragraph, x, width, parent, setting.Size * 0.55),
        ListBlock list => List(list, x, width, parent),
        Table table => new TableSetter(setting).Set(table, x, width, parent),
        CustomContainer box => Box(box, x, width, parent),
        QuoteBlock quote => Quote(quote, x, width, parent),
        ThematicBreakBlock => [Rule(x, width)],
        _ => [],
    };

    private IEnumerable<Row> Heading(HeadingBlock heading, double x, double width, StructureElement parent)
    {
        var size = setting.Size * heading.Level switch { 1 => 1.9, 2 => 1.32, _ => 1.08 };
        var face = heading.Level == 3 ? Face.SansBold : Face.SerifBold;
        var style = new TextStyle(face, size, heading.Level == 3 ? House.Ink : setting.Accent);
        var element = parent.Add($"H{heading.Level}");
        var title = Blocks.PlainText(heading.Inline);
        var lines = Line.Break(WordReader.Read(heading.Inline, style), width, style.Space);
        return lines.Select((line, index) => TextRow(line, x, size, size * 1.32, element) with
        {
            Before = index > 0 ? 0 : setting.Size * heading.Level switch { 1 => 1.6, 2 => 1.35, _ => 1 },
            KeepWithNext = true,
            Paint = (canvas, top) =>
            {
                if (index == 0 && heading.Level == 1)
                    pages.AddOutline(title, canvas, top);
                TextRow(line, x, size, size * 1.32, element).Paint(canvas, top);
            },
        });
    }

    private static Row TextRow(Line line, double x, double size, double leading, StructureElement element)
    {
        var height = line.HasFraction ? leading * 1.62 : leading;
        return new Row(height, (canvas, top) => canvas.Mark(element, () => line.Paint(canvas, x, top + height / 2 + size * 0.36)));
    }

    private List<Row> Paragraph(ParagraphBlock paragraph, double x, double width, StructureElement parent, double before, TextStyle? style = null, string tag = "P")
    {
        var own = style ?? Body;
        var element = parent.Add(tag);
        var lines = Line.Break(WordReader.Read(paragraph.Inline, own), width, own.Space);
        return [.. lines.Select((line, index) => TextRow(line, x, own.Size, own.Size * 1.5, element) with
        {
            Before = index == 0 ? before : 0,
            // No widow, no orphan: the first line takes the second along, the last but one takes the last.
            KeepWithNext = lines.Count > 1 && (index == 0 || index == lines.Count - 2),
        })];
    }

    private List<Row> List(ListBlock list, double x, double width, StructureElement parent)
    {
        List<Row> rows = [];
        var element = parent.Add("L");
        var indent = setting.Size * (list.IsOrdered ? 1.9 : 1.4);
        var number = list.IsOrdered && int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var entry = element.Add("LI");
            var label = entry.Add("Lbl");
            var inner = Set(item, x + indent, width - indent, entry.Add("LBody"));
            if (inner.Count == 0)
                continue;
            var mark = list.IsOrdered ? $"{number++}." : "•";
            var first = inner[0];
            inner[0] = first with
            {
                Before = setting.Size * (rows.Count == 0 ? 0.5 : 0.3),
                Paint = (canvas, top) =>
                {
                    canvas.Mark(label, () => canvas.Text(Faces.Bold(setting.Body), setting.Size, setting.Accent, x + (list.IsOrdered ? 0 : 3), top + first.Height / 2 + setting.Size * 0.36, mark));
                    first.Paint(canvas, top);
                },
            };
            rows.AddRange(inner);
        }
        return rows;
    }

    private List<Row> Box(CustomContainer box, double x, double width, StructureElement parent)
    {
        var (kind, title) = Blocks.BoxOf(box);
        if (kind == "lines")
            return [.. Enumerable.Range(0, Blocks.LinesOf(box)).Select(_ => AnswerLine(x, width))];
        var (fill, bar) = kind switch
        {
            "think" or "story" => ("#fbefd2", House.Gold),
            "answer" => (House.Wash, House.LineStrong),
            "warn" => ("#f9e4df", House.Red),
            _ => (setting.Wash, setting.Accent),
        };
        var pad = setting.Size * 1.1;
        var section = parent.Add("Sect");
        List<Row> rows = [Row.Gap(pad * 0.55) with { KeepWithNext = true }];
        if (title is not null)
        {
            var style = new TextStyle(Face.SansBold, setting.Size, kind == "think" ? "#7a4f00" : bar == House.Gold ? "#7a4f00" : bar == House.LineStrong ? House.InkSoft : bar);
            var element = section.Add("P");
            rows.AddRange(Line.Break(WordReader.Read(title, style), width - 2 * pad, style.Space).Select(line => TextRow(line, x + pad, style.Size, style.Size * 1.5, element) with { KeepWithNext = true }));
        }
        var inner = Set(box, x + pad, width - 2 * pad, section);
        if (inner.Count > 0)
            inner[0] = inner[0] with { Before = title is null ? 0 : setting.Size * 0.2 };
        rows.AddRange(inner);
        rows[^1] = rows[^1] with { KeepWithNext = true };
        rows.Add(Row.Gap(pad * 0.7));
        var backdrop = new Backdrop(x, width, fill, bar);
        if (rows.Sum(row => row.Before + row.Height) < (setting.PageHeight - setting.MarginTop - setting.MarginBottom) * 0.45)
            rows = [.. rows.SkipLast(1).Select(row => row with { KeepWithNext = true }), rows[^1]];
        return [Row.Gap(setting.Size * 0.8) with { KeepWithNext = true }, .. rows.Select(row => row with { Backdrop = row.Backdrop ?? backdrop }), Row.Gap(setting.Size * 0.45)];
    }

    private List<Row> Quote(QuoteBlock quote, double x, double width, StructureElement parent)
    {
        var element = parent.Add("BlockQuote");
        var style = new TextStyle(Face.SerifItalic, setting.Size * 1.04, House.Ink);
        var backdrop = new Backdrop(x + 6, width, null, House.Gold);
        var rows = quote.OfType<ParagraphBlock>().SelectMany(paragraph => Paragraph(paragraph, x + 24, width - 40, element, setting.Size * 0.4, style)).Select(row => row with { Backdrop = backdrop });
        return [Row.Gap(setting.Size * 0.5) with { KeepWithNext = true }, .. rows, Row.Gap(setting.Size * 0.3)];
    }

    private List<Row> Picture(LinkInline link, double x, double width, StructureElement parent)
    {
        var picture = new SvgPicture(book.Pictures.GetValueOrDefault(link.Url ?? "") ?? throw new InvalidDataException($"{book.Slug}: no picture {link.Url}."));
        var scale = Math.Min(Math.Min(width / picture.Width, setting.PictureHeight / picture.Height), setting.Size / 11.2);
        var figure = parent.Add("Figure", Blocks.AltOf(link));
        var left = x + (width - picture.Width * scale) / 2;
        List<Row> rows =
        [
            new Row(picture.Height * scale, (canvas, top) => canvas.Mark(figure, () => picture.Paint(canvas, left, top, scale))) { Before = setting.Size * 0.9, KeepWithNext = !string.IsNullOrEmpty(link.Title) },
        ];
        if (string.IsNullOrEmpty(link.Title))
            return rows;
        var style = new TextStyle(Face.SansItalic, setting.Size * 0.86, House.InkSoft);
        var caption = parent.Add("Caption");
        var lines = Line.Break(WordReader.Read(link.Title, style), width * 0.9, style.Space);
        rows.AddRange(lines.Select((line, index) => TextRow(line, x + (width - line.Width) / 2, style.Size, style.Size * 1.45, caption) with { Before = index == 0 ? 5 : 0, KeepWithNext = index < lines.Count - 1 }));
        rows.Add(Row.Gap(setting.Size * 0.4));
        return rows;
    }

    private Row AnswerLine(double x, double width) => new(setting.Size * 2.3, (canvas, top) => canvas.Mark(null, () =>
        canvas.Line(House.LineStrong, 0.8, x, top + setting.Size * 2.1, x + width, top + setting.Size * 2.1, "[0.8 3] 0 d")));

    private static Row Rule(double x, double width) => new(22, (canvas, top) => canvas.Mark(null, () =>
    {
        for (var diamond = -1; diamond <= 1; diamond++)
            canvas.Fill(diamond == 0 ? House.Red : House.Gold, Diamond(x + width / 2 + diamond * 16, top + 12, 4));
    }));

    public static string Diamond(double cx, double cy, double r) =>
        $"{PdfCanvas.N(cx)} {PdfCanvas.N(cy - r)} m {PdfCanvas.N(cx + r)} {PdfCanvas.N(cy)} l {PdfCanvas.N(cx)} {PdfCanvas.N(cy + r)} l {PdfCanvas.N(cx - r)} {PdfCanvas.N(cy)} l h";
}
