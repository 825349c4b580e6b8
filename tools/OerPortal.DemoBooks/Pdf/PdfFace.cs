using System.Globalization;
using System.Text;
using OerPortal.DemoBooks.Drawing;

namespace OerPortal.DemoBooks.Pdf;

/// <summary>One face as used in one document: collects the glyphs in use and embeds just those, with a map back to Unicode.</summary>
internal sealed class PdfFace(Face face, string name)
{
    private readonly TrueTypeFont _font = Faces.Font(face);
    private readonly SortedDictionary<ushort, char> _used = [];

    /// <summary>The name of the face in the resources of every page.</summary>
    public string Name { get; } = name;

    /// <summary>The glyph numbers of a text as a hexadecimal PDF string.</summary>
    public string Encode(string text)
    {
        var hex = new StringBuilder(text.Length * 4 + 2).Append('<');
        foreach (var character in text)
        {
            var glyph = _font.Glyph(character);
            _used.TryAdd(glyph, character);
            hex.Append(CultureInfo.InvariantCulture, $"{glyph:X4}");
        }
        return hex.Append('>').ToString();
    }

    /// <summary>Writes the Type 0 font with its descendant (ISO 32000-1 §9.7) and returns the object number.</summary>
    public int Embed(PdfObjects objects)
    {
        var baseName = $"OERDEM+{Faces.FileName(face)}";
        var bytes = _font.Subset(_used.Keys);
        var file = objects.AddStream(bytes, $"/Length1 {bytes.Length}");
        var box = string.Join(' ', _font.Box);
        var italic = face is Face.SansItalic or Face.SerifItalic;
        var descriptor = objects.Add(
            $"<</Type/FontDescriptor/FontName/{baseName}/Flags {(italic ? 68 : 4)}/FontBBox[{box}]/ItalicAngle {(italic ? -10 : 0)}" +
            $"/Ascent {_font.Ascent}/Descent {_font.Descent}/CapHeight 700/StemV 80/FontFile2 {file} 0 R>>");
        var widths = string.Concat(_used.Keys.Select(glyph => $"{glyph}[{_font.Advance(glyph)}]"));
        var descendant = objects.Add(
            $"<</Type/Font/Subtype/CIDFontType2/BaseFont/{baseName}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
            $"/FontDescriptor {descriptor} 0 R/DW 500/W[{widths}]/CIDToGIDMap/Identity>>");
        var unicode = objects.AddStream(Encoding.ASCII.GetBytes(UnicodeMap()));
        return objects.Add($"<</Type/Font/Subtype/Type0/BaseFont/{baseName}/Encoding/Identity-H/DescendantFonts[{descendant} 0 R]/ToUnicode {unicode} 0 R>>");
    }

    private string UnicodeMap()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
            "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
        foreach (var chunk in _used.Chunk(100))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (glyph, character) in chunk)
                map.Append(CultureInfo.InvariantCulture, $"<{glyph:X4}><{(int)character:X4}>\n");
            map.Append("endbfchar\n");
        }
        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }
}
