using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OerPortal.DemoBooks.Markup;

/// <summary>How the builders recognise the parts of a chapter that are more than a paragraph.</summary>
internal static class Blocks
{
    /// <summary>A paragraph that holds one picture and nothing else is a figure; its title is the caption.</summary>
    public static LinkInline? PictureOf(Block block) =>
        block is ParagraphBlock { Inline: { FirstChild: LinkInline { IsImage: true } picture } inline } && inline.LastChild == picture ? picture : null;

    public static string AltOf(LinkInline picture) => PlainText(picture);

    /// <summary>The kind of a box: note, think, task, answer, story; or lines, with the number of lines as its title.</summary>
    public static (string Kind, string? Title) BoxOf(CustomContainer box) => (box.Info ?? "note", string.IsNullOrWhiteSpace(box.Arguments) ? null : box.Arguments.Trim());

    public static int LinesOf(CustomContainer box) => int.TryParse(box.Arguments, out var lines) ? lines : 3;

    public static string PlainText(ContainerInline? inline) =>
        inline is null ? "" : string.Concat(inline.Descendants().Select(child => child switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            FractionInline fraction => $"{fraction.Numerator}/{fraction.Denominator}",
            LineBreakInline => " ",
            HtmlEntityInline entity => entity.Transcoded.ToString(),
            _ => "",
        }));
}
