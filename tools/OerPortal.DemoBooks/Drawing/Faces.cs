namespace OerPortal.DemoBooks.Drawing;

/// <summary>The six faces everything is set in: Be Vietnam Pro (sans) and Literata (serif).</summary>
internal enum Face
{
    Sans,
    SansItalic,
    SansBold,
    Serif,
    SerifItalic,
    SerifBold,
}

/// <summary>The fonts of the house, read once.</summary>
internal static class Faces
{
    private static readonly Dictionary<Face, Lazy<TrueTypeFont>> Fonts = Enum.GetValues<Face>()
        .ToDictionary(face => face, face => new Lazy<TrueTypeFont>(() => new TrueTypeFont(Manuscripts.ReadBytes($"Fonts/{FileName(face)}.ttf"))));

    public static TrueTypeFont Font(Face face) => Fonts[face].Value;

    public static string FileName(Face face) => face switch
    {
        Face.SansItalic => "BeVietnamPro-Italic",
        Face.SansBold => "BeVietnamPro-SemiBold",
        Face.Serif => "Literata-Regular",
        Face.SerifItalic => "Literata-Italic",
        Face.SerifBold => "Literata-SemiBold",
        _ => "BeVietnamPro-Regular",
    };

    public static Face Bold(Face face) => face >= Face.Serif ? Face.SerifBold : Face.SansBold;

    public static Face Italic(Face face) => face switch
    {
        Face.Serif => Face.SerifItalic,
        Face.Sans => Face.SansItalic,
        _ => face,
    };

    /// <summary>Splits a text where a sign (√, π, →) is only in the serif face.</summary>
    public static IEnumerable<(Face Face, string Text)> Split(Face face, string text)
    {
        var start = 0;
        for (var at = 1; at <= text.Length; at++)
        {
            if (at < text.Length && FaceFor(face, text[at]) == FaceFor(face, text[start]))
                continue;
            yield return (FaceFor(face, text[start]), text[start..at]);
            start = at;
        }
    }

    /// <summary>The width in points of a text set in a size.</summary>
    public static double Width(Face face, double size, string text)
    {
        var width = 0.0;
        foreach (var (part, piece) in Split(face, text))
            width += Font(part).Width(piece) * size;
        return width;
    }

    private static Face FaceFor(Face face, char character) =>
        Font(face).Has(character) || !Font(Face.Serif).Has(character) ? face : face is Face.SansBold ? Face.SerifBold : Face.Serif;
}
