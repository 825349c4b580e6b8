using System.Text;
using System.Xml.Linq;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.DemoBooks.Epub;

/// <summary>Sets a chapter as an XHTML content document (EPUB 3.3 §6.1).</summary>
internal static class ChapterPage
{
    public static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    public static readonly XNamespace Ops = "http://www.idpf.org/2007/ops";

    public static XDocument Render(Manuscript book, Chapter chapter) => Page(book.Language, chapter.Title, "chapter", Body(chapter));

    /// <summary>An XHTML page; <paramref name="body"/> is well-formed XHTML without a root.</summary>
    public static XDocument Page(string language, string title, string type, string body)
    {
        var section = XElement.Parse($"<section xmlns=\"{Xhtml}\">{body}</section>", LoadOptions.PreserveWhitespace);
        section.SetAttributeValue(Ops + "type", type);
        return new XDocument(
            new XDocumentType("html", null, null, null),
            new XElement(Xhtml + "html",
                new XAttribute(XNamespace.Xmlns + "epub", Ops),
                new XAttribute("lang", language),
                new XAttribute(XNamespace.Xml + "lang", language),
                new XElement(Xhtml + "head",
                    new XElement(Xhtml + "title", title),
                    new XElement(Xhtml + "link", new XAttribute("rel", "stylesheet"), new XAttribute("type", "text/css"), new XAttribute("href", "../style/book.css"))),
                new XElement(Xhtml + "body", section)));
    }

    private static string Body(Chapter chapter)
    {
        var text = new StringWriter(new StringBuilder(chapter.Markdown.Length * 2));
        var renderer = new HtmlRenderer(text);
        Dialect.Pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new BoxRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<ParagraphRenderer>(new FigureRenderer());
        renderer.ObjectRenderers.Insert(0, new FractionRenderer());
        renderer.ObjectRenderers.Insert(0, new PictureRenderer());
        renderer.Render(chapter.Parse());
        // Markdig writes column alignment as style attributes; the book's style sheet knows them as classes.
        return text.ToString()
            .Replace(" style=\"text-align: center;\"", " class=\"mid\"", StringComparison.Ordinal)
            .Replace(" style=\"text-align: right;\"", " class=\"right\"", StringComparison.Ordinal)
            .Replace(" style=\"text-align: left;\"", "", StringComparison.Ordinal);
    }

    private sealed class BoxRenderer : HtmlObjectRenderer<CustomContainer>
    {
        protected override void Write(HtmlRenderer renderer, CustomContainer obj)
        {
            var (kind, title) = Blocks.BoxOf(obj);
            if (kind == "lines")
            {
                renderer.Write("<div class=\"lines\" aria-hidden=\"true\">");
                for (var line = 0; line < Blocks.LinesOf(obj); line++)
                    renderer.Write("<hr />");
                renderer.Write("</div>");
                return;
            }
            renderer.Write("<aside class=\"box ").Write(kind).Write("\">");
            if (title is not null)
                renderer.Write("<p class=\"box-title\">").WriteEscape(title).Write("</p>");
            renderer.WriteChildren(obj);
            renderer.Write("</aside>");
        }
    }

    private sealed class FigureRenderer : ParagraphRenderer
    {
        protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
        {
            if (Blocks.PictureOf(obj) is not { } picture)
            {
                base.Write(renderer, obj);
                return;
            }
            renderer.Write("<figure>");
            renderer.Render(picture);
            if (!string.IsNullOrEmpty(picture.Title))
                renderer.Write("<figcaption>").WriteEscape(picture.Title).Write("</figcaption>");
            renderer.Write("</figure>");
        }
    }

    private sealed class PictureRenderer : HtmlObjectRenderer<LinkInline>
    {
        private readonly LinkInlineRenderer _links = new();

        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            if (!obj.IsImage)
            {
                _links.Write(renderer, obj);
                return;
            }
            renderer.Write("<img src=\"../pictures/").WriteEscapeUrl(obj.Url).Write("\" alt=\"").WriteEscape(Blocks.AltOf(obj)).Write("\" />");
        }
    }

    private sealed class FractionRenderer : HtmlObjectRenderer<FractionInline>
    {
        protected override void Write(HtmlRenderer renderer, FractionInline obj)
        {
            renderer.Write("<math xmlns=\"http://www.w3.org/1998/Math/MathML\" alttext=\"").WriteEscape(obj.Numerator).Write("/").WriteEscape(obj.Denominator).Write("\"><mfrac>");
            Part(renderer, obj.Numerator);
            Part(renderer, obj.Denominator);
            renderer.Write("</mfrac></math>");
        }

        private static void Part(HtmlRenderer renderer, string part)
        {
            var tag = part.All(char.IsAsciiDigit) ? "mn" : "mtext";
            renderer.Write("<").Write(tag).Write(">").WriteEscape(part).Write("</").Write(tag).Write(">");
        }
    }
}
