using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace OerPortal.Print;

/// <summary>The theme's letters for what is printed, carried along: servers have no fonts.</summary>
public sealed class PrintFonts : IFontResolver
{
    private const string Family = "Be Vietnam Pro";
    private const string Plain = "plain";
    private const string Bold = "bold";

    private static readonly Dictionary<string, byte[]> Faces = new(StringComparer.Ordinal) { [Plain] = Read("be-vietnam-pro-400.ttf"), [Bold] = Read("be-vietnam-pro-600.ttf") };

    // PDFsharp has one resolver for the whole process.
    static PrintFonts() => GlobalFontSettings.FontResolver ??= new PrintFonts();

    private PrintFonts()
    {
    }

    /// <param name="size">In points.</param>
    public static XFont Of(double size, bool bold) => new(Family, size, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular);

    /// <summary>Smaller where the words would not fit into the room.</summary>
    public static XFont Fitting(XGraphics on, string words, double room, double size, bool bold)
    {
        var font = Of(size, bold);
        return on.MeasureString(words, font).Width is var width && width > room ? Of(size * room / width, bold) : font;
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Plain);

    public byte[]? GetFont(string faceName) => Faces[faceName];

    private static byte[] Read(string name)
    {
        using var file = typeof(PrintFonts).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
