using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace OerPortal.DemoBooks.Markup;

/// <summary>A fraction set one above the other, written <c>{3/4}</c>.</summary>
public sealed class FractionInline(string numerator, string denominator) : LeafInline
{
    public string Numerator { get; } = numerator;

    public string Denominator { get; } = denominator;
}

/// <summary>Teaches Markdig to read <see cref="FractionInline"/>.</summary>
public sealed class FractionExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<Markdig.Parsers.Inlines.LinkInlineParser>(new FractionParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
    }

    private sealed class FractionParser : InlineParser
    {
        private const int LongestPart = 24;

        public FractionParser() => OpeningCharacters = ['{'];

        public override bool Match(InlineProcessor processor, ref StringSlice slice)
        {
            var text = slice.Text.AsSpan(slice.Start, slice.Length);
            var close = text.IndexOf('}');
            var bar = text.IndexOf('/');
            if (bar < 2 || close < bar + 2 || close > 2 * LongestPart || text[..close].Contains('\n'))
                return false;
            processor.Inline = new FractionInline(text[1..bar].Trim().ToString(), text[(bar + 1)..close].Trim().ToString());
            slice.Start += close + 1;
            return true;
        }
    }
}
