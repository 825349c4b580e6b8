using OerPortal.Epub.Media;

namespace OerPortal.Epub.Pictures;

/// <summary>JPEG 2000 and JPEG XL in boxes (ISO/IEC 15444-1 annex I, 18181-2): notes stand in boxes of their own, which are filled with zeros.</summary>
internal static class BoxNotes
{
    private static readonly HashSet<string> Notes = new(StringComparer.Ordinal) { "Exif", "xml ", "uuid", "brob", "jumb", "uinf", "free", "skip" };

    public static byte[]? Remove(ReadOnlySpan<byte> picture)
    {
        var bytes = picture.ToArray();
        using var file = new MemoryStream(bytes, writable: false);
        var boxes = IsoBoxes.Top(file);
        foreach (var box in boxes.Where(b => Notes.Contains(b.Name)))
        {
            "free"u8.CopyTo(bytes.AsSpan((int)box.Start + 4));
            bytes.AsSpan((int)box.Content..(int)box.End).Clear();
        }
        return boxes.Exists(b => b.Name is "jp2c" or "jxlc" or "jxlp") && boxes[^1].End == bytes.Length ? bytes : null;
    }
}
