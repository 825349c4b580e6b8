using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace OerPortal.Sites.Markup;

/// <summary>
/// Reads what librarians write (docs/adr/0043-pages-in-markdown-with-named-blocks.md): Markdown without HTML, pictures in paragraphs of their own, and
/// fenced blocks with a known name. What comes out is cleaned, and stays below the title of the page.
/// </summary>
internal static partial class PageText
{
    private const int BeginningLength = 180;
    private const int HighestHeading = 2;
    private const int LowestHeading = 4;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoLinks().Build();

    /// <param name="pathBase">What goes before addresses of this site.</param>
    internal static IReadOnlyList<TextPart> Read(string markdown, string pathBase = "")
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var parts = new List<TextPart>();
        var prose = new StringBuilder();
        foreach (var block in document)
        {
            if (Special(block, pathBase) is not { } special)
            {
                prose.Append(HtmlOf(block, pathBase));
                continue;
            }

            AddProse();
            parts.Add(special);
        }

        AddProse();
        return parts;

        void AddProse()
        {
            if (CleanHtml.Of(prose.ToString()) is { Length: > 0 } html)
                parts.Add(new ProsePart(html));
            prose.Clear();
        }
    }

    /// <summary>Files of the site that it shows.</summary>
    internal static IReadOnlyCollection<Guid> FilesOf(IReadOnlyList<TextPart> parts) =>
    [
        .. parts.SelectMany(part => part switch
        {
            PicturesPart shown => shown.Pictures.Select(picture => picture.FileId),
            BlockPart { Name: BlockNames.Files } files => files.Lines.Select(line => MediaAddress.IdOf(line.First)).OfType<Guid>(),
            _ => [],
        }).Distinct(),
    ];

    /// <summary>The words alone, an empty line between paragraphs.</summary>
    internal static string Plain(string markdown)
    {
        var words = Markdown.Parse(markdown, Pipeline).Where(block => block is not FencedCodeBlock && PicturesOf(block) is null).SelectMany(PlainOf);
        return string.Join("\n\n", words.Where(line => line.Length > 0));
    }

    /// <summary>The first words, ending with a whole one.</summary>
    internal static string Beginning(string markdown)
    {
        var first = Plain(markdown).Split("\n\n")[0].ReplaceLineEndings(" ");
        if (first.Length <= BeginningLength)
            return first;
        var end = first.LastIndexOf(' ', BeginningLength);
        return string.Concat(first.AsSpan(0, end > 0 ? end : BeginningLength).TrimEnd(" ,.;:–"), "…");
    }

    private static IEnumerable<string> PlainOf(Block block) => block switch
    {
        LeafBlock { Inline: { } inline } => [WordsOf(inline)],
        ContainerBlock container => container.SelectMany(PlainOf),
        _ => [],
    };

    private static TextPart? Special(Block block, string pathBase) => block switch
    {
        FencedCodeBlock fenced when BlockNames.All.Contains(fenced.Info ?? "") => new BlockPart(fenced.Info!, LinesOf(fenced)),
        Table => new TablePart(CleanHtml.Of(HtmlOf(block, pathBase))),
        _ => PicturesOf(block) is { } pictures ? new PicturesPart(pictures) : null,
    };

    private static IReadOnlyList<BlockLine> LinesOf(FencedCodeBlock block)
        => [.. block.Lines.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => new BlockLine(line))];

    /// <summary>Those of a paragraph that holds nothing else; pictures from elsewhere are left out.</summary>
    private static IReadOnlyList<Picture>? PicturesOf(Block block)
    {
        if (block is not ParagraphBlock { Inline: { } inline } || !inline.OfType<LinkInline>().Any())
            return null;
        if (!inline.All(one => one is LinkInline { IsImage: true } or LineBreakInline || (one is LiteralInline literal && literal.Content.IsEmptyOrWhitespace())))
            return null;
        return [.. inline.OfType<LinkInline>().Select(image => MediaAddress.IdOf(image.Url) is { } id ? new Picture(id, WordsOf(image), image.Title ?? "") : null).OfType<Picture>()];
    }

    private static string HtmlOf(Block block, string pathBase)
    {
        Settle(block, pathBase);
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(block);
        return html.ToString();
    }

    // Headings stay below the page's own, addresses within the site, and a picture within a sentence becomes its words.
    private static void Settle(Block block, string pathBase)
    {
        foreach (var heading in block.Descendants<HeadingBlock>().Concat(block is HeadingBlock own ? [own] : []))
            heading.Level = Math.Clamp(heading.Level, HighestHeading, LowestHeading);
        foreach (var link in (block is LeafBlock { Inline: { } inline } ? inline.FindDescendants<LinkInline>() : block.Descendants<LinkInline>()).ToList())
        {
            if (link.IsImage)
                link.ReplaceBy(new LiteralInline(WordsOf(link)), copyChildren: false);
            else if (link.Url is ['/', not '/', ..] or "/")
                link.Url = pathBase + link.Url;
        }
    }

    private static string WordsOf(ContainerInline inline)
    {
        var words = new StringBuilder();
        foreach (var one in inline.FindDescendants<Inline>())
        {
            words.Append(one switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                AutolinkInline address => address.Url,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            });
        }

        return Spaces().Replace(words.ToString(), " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
