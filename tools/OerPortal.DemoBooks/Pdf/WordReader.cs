using Markdig.Syntax.Inlines;
using OerPortal.DemoBooks.Drawing;
using OerPortal.DemoBooks.Markup;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>How a run of text is set.</summary>
internal sealed record TextStyle(Face Face, double Size, string Colour)
{
    public double Rise { get; init; }

    public double Space => Faces.Width(Face, Size, " ");
}

/// <summary>Reads the inlines of a paragraph as words.</summary>
internal sealed class WordReader
{
    private readonly List<Word> _words = [];
    private readonly List<Piece> _open = [];

    public static IReadOnlyList<Word> Read(ContainerInline? inline, TextStyle style)
    {
        var reader = new WordReader();
        reader.Children(inline, style);
        reader.EndWord();
        return reader._words;
    }

    public static IReadOnlyList<Word> Read(string text, TextStyle style)
    {
        var reader = new WordReader();
        reader.Text(text, style);
        reader.EndWord();
        return reader._words;
    }

    private void Children(ContainerInline? container, TextStyle style)
    {
        foreach (var child in container ?? Enumerable.Empty<Inline>())
            Child(child, style);
    }

    private void Child(Inline child, TextStyle style)
    {
        switch (child)
        {
            case LiteralInline literal:
                Text(literal.Content.ToString(), style);
                break;
            case CodeInline code:
                Text(code.Content, style with { Face = Face.SansBold });
                break;
            case HtmlEntityInline entity:
                Text(entity.Transcoded.ToString(), style);
                break;
            case FractionInline fraction:
                _open.Add(new Piece(fraction.Numerator, style.Face, style.Size, 0, style.Colour, fraction.Denominator));
                break;
            case LineBreakInline { IsHard: true }:
                EndWord(endsLine: true);
                break;
            case LineBreakInline:
                EndWord();
                break;
            case EmphasisInline emphasis:
                Children(emphasis, Emphasised(emphasis, style));
                break;
            case ContainerInline container:
                Children(container, style);
                break;
        }
    }

    private static TextStyle Emphasised(EmphasisInline emphasis, TextStyle style) => (emphasis.DelimiterChar, emphasis.DelimiterCount) switch
    {
        ('^', _) => style with { Size = style.Size * 0.7, Rise = style.Rise + style.Size * 0.36 },
        ('~', _) => style with { Size = style.Size * 0.7, Rise = style.Rise - style.Size * 0.14 },
        (_, 2) => style with { Face = Faces.Bold(style.Face) },
        _ => style with { Face = Faces.Italic(style.Face) },
    };

    private void Text(string text, TextStyle style)
    {
        var parts = text.Split(' ');
        for (var index = 0; index < parts.Length; index++)
        {
            if (index > 0)
                EndWord();
            if (parts[index].Length > 0)
                _open.Add(new Piece(parts[index], style.Face, style.Size, style.Rise, style.Colour));
        }
    }

    private void EndWord(bool endsLine = false)
    {
        if (_open.Count == 0 && endsLine && _words.Count > 0)
            _words[^1] = _words[^1] with { EndsLine = true };
        if (_open.Count == 0)
            return;
        _words.Add(new Word([.. _open], endsLine));
        _open.Clear();
    }
}
