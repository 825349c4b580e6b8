using PdfSharp.Fonts;

namespace OerPortal.Classes.Cards;

/// <summary>The theme's letters for sheets that are printed, carried along: servers have no fonts.</summary>
internal sealed class CardFonts : IFontResolver
{
    internal const string Family = "Be Vietnam Pro";

    private const string Plain = "plain";
    private const string Bold = "bold";

    private static readonly Dictionary<string, byte[]> Faces = new(StringComparer.Ordinal) { [Plain] = Read("be-vietnam-pro-400.ttf"), [Bold] = Read("be-vietnam-pro-600.ttf") };

    static CardFonts() => GlobalFontSettings.FontResolver ??= new CardFonts();

    /// <summary>PDFsharp has one resolver for the whole process.</summary>
    internal static void Ensure()
    {
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic) => new(bold ? Bold : Plain);

    public byte[]? GetFont(string faceName) => Faces[faceName];

    private static byte[] Read(string name)
    {
        using var file = typeof(CardFonts).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
