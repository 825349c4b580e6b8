namespace OerPortal.Epub.Pictures;

/// <summary>
/// Takes out of a picture what says where, when, by whom and with which device it was made: EXIF, XMP, IPTC, comments,
/// thumbnails of the uncut picture, and whatever stands behind its end. Pixels and colour profile stay as they are, byte by byte.
/// </summary>
internal static class PictureNotes
{
    /// <param name="keepUpright">
    /// Whether a note that says nothing but how to turn the picture takes the place of the camera's: needed wherever the
    /// pixels themselves are not turned. Where they are, they were drawn anew in sRGB too, and a WebP needs no profile either
    /// (libvips leaves out that of the others).
    /// </param>
    /// <returns>Null when this is no picture we know, or when its parts cannot be told apart: then nobody knows what it carries.</returns>
    public static byte[]? Remove(ReadOnlySpan<byte> picture, bool keepUpright) => MediaTypeOf(picture) switch
    {
        "image/jpeg" => JpegNotes.Remove(picture, keepUpright),
        "image/png" => PngNotes.Remove(picture, keepUpright),
        "image/webp" => WebpNotes.Remove(picture, keepUpright),
        "image/gif" => GifNotes.Remove(picture),
        "image/tiff" => TiffNotes.Remove(picture),
        "image/heic" or "image/avif" => HeifNotes.Remove(picture),
        "image/jp2" or "image/jxl" => BoxNotes.Remove(picture),
        _ => null,
    };

    /// <summary>The type by first bytes, whatever a name or a manifest says; null for other kinds.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> picture)
    {
        if (picture.StartsWith<byte>([0xFF, 0xD8, 0xFF]))
            return "image/jpeg";
        if (picture.StartsWith(PngNotes.Signature))
            return "image/png";
        if (picture.StartsWith("GIF87a"u8) || picture.StartsWith("GIF89a"u8))
            return "image/gif";
        if (picture.StartsWith("II*\0"u8) || picture.StartsWith("MM\0*"u8))
            return "image/tiff";
        if (picture.Length < 12)
            return null;
        if (picture.StartsWith("RIFF"u8) && picture[8..].StartsWith("WEBP"u8))
            return "image/webp";
        if (picture[4..].StartsWith("jP  "u8))
            return "image/jp2";
        if (picture[4..].StartsWith("JXL "u8))
            return "image/jxl";
        return picture[4..].StartsWith("ftyp"u8) ? HeifType(picture[8..12]) : null;
    }

    private static string? HeifType(ReadOnlySpan<byte> brand)
    {
        if (brand.SequenceEqual("avif"u8) || brand.SequenceEqual("avis"u8))
            return "image/avif";
        return brand.SequenceEqual("heic"u8) || brand.SequenceEqual("heix"u8) || brand.SequenceEqual("hevc"u8) || brand.SequenceEqual("hevx"u8)
            || brand.SequenceEqual("heim"u8) || brand.SequenceEqual("heis"u8) || brand.SequenceEqual("mif1"u8) || brand.SequenceEqual("msf1"u8) ? "image/heic" : null;
    }
}
