using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace OerPortal.DemoBooks.Markup;

/// <summary>
/// The Markdown the demo books are written in: CommonMark, pipe tables, <c>x^2^</c> and <c>H~2~O</c>,
/// boxes (<c>:::note Title</c>) and fractions (<c>{3/4}</c>).
/// </summary>
public static class Dialect
{
    internal static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Superscript | EmphasisExtraOptions.Subscript)
        .UseCustomContainers()
        .Use<FractionExtension>()
        .Build();

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);
}
