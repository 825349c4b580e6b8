using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>A piece of text in one style, or a fraction when it has a denominator.</summary>
internal sealed record Piece(string Text, Face Face, double Size, double Rise, string Colour, string? Denominator = null)
{
    private const double FractionScale = 0.82;

    public double Width => Denominator is null
        ? Faces.Width(Face, Size, Text)
        : Math.Max(Faces.Width(Face, Size * FractionScale, Text), Faces.Width(Face, Size * FractionScale, Denominator)) + 4;

    public void Paint(PdfCanvas canvas, double x, double baseline)
    {
        if (Denominator is null)
        {
            canvas.Text(Face, Size, Colour, x, baseline - Rise, Text);
            return;
        }
        double small = Size * FractionScale, bar = baseline - Size * 0.28;
        Centred(Text, bar - 0.22 * small);
        canvas.Line(Colour, 0.06 * Size, x + 1, bar, x + Width - 1, bar);
        Centred(Denominator, bar + 0.92 * small);

        void Centred(string part, double at) => canvas.Text(Face, small, Colour, x + (Width - Faces.Width(Face, small, part)) / 2, at, part);
    }
}

/// <summary>Pieces without a space between them; a line breaks only between words.</summary>
internal sealed record Word(IReadOnlyList<Piece> Pieces, bool EndsLine = false)
{
    public double Width { get; } = Pieces.Sum(piece => piece.Width);

    public bool HasFraction => Pieces.Any(piece => piece.Denominator is not null);
}

/// <summary>Words that stand on one line.</summary>
internal sealed record Line(IReadOnlyList<Word> Words, double Space)
{
    public double Width => Words.Sum(word => word.Width) + Space * Math.Max(0, Words.Count - 1);

    public bool HasFraction => Words.Any(word => word.HasFraction);

    public void Paint(PdfCanvas canvas, double x, double baseline)
    {
        Piece? run = null;
        double runX = x, at = x;
        for (var index = 0; index < Words.Count; index++)
        {
            foreach (var (piece, first) in Words[index].Pieces.Select((piece, number) => (piece, number == 0)))
            {
                var gap = first && index > 0 ? " " : "";
                if (gap.Length > 0)
                    at += Space;
                if (run is not null && Joins(run, piece) && (gap.Length == 0 || Math.Abs(Faces.Width(piece.Face, piece.Size, " ") - Space) < 0.01))
                    run = run with { Text = run.Text + gap + piece.Text };
                else
                {
                    Flush();
                    (run, runX) = (piece, at);
                }
                at += piece.Width;
            }
        }
        Flush();

        void Flush() => run?.Paint(canvas, runX, baseline);
    }

    private static bool Joins(Piece left, Piece right) =>
        left.Denominator is null && right.Denominator is null && left.Face == right.Face && left.Size == right.Size && left.Rise == right.Rise && left.Colour == right.Colour;

    /// <summary>Fills lines greedily: Vietnamese is written in short syllables and needs no hyphenation.</summary>
    public static IReadOnlyList<Line> Break(IEnumerable<Word> words, double width, double space)
    {
        List<Line> lines = [];
        List<Word> open = [];
        var used = 0.0;
        foreach (var word in words)
        {
            if (open.Count > 0 && used + space + word.Width > width)
                Close();
            used += (open.Count > 0 ? space : 0) + word.Width;
            open.Add(word);
            if (word.EndsLine)
                Close();
        }
        if (open.Count > 0)
            Close();
        return lines;

        void Close()
        {
            lines.Add(new Line([.. open], space));
            open.Clear();
            used = 0;
        }
    }
}
