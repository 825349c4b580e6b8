using OerPortal.Epub;

namespace OerPortal.Epub.Pictures;

/// <summary>Pictures written into an address (RFC 2397), as editors do who want one file: they carry the same notes.</summary>
internal static class DataPictures
{
    private const string Scheme = "data:image/";
    private const string Nothing = "data:,";

    /// <returns>The address itself when it holds no picture; else the picture without notes, or an empty one when nobody can tell what it carries.</returns>
    public static string Clean(string address)
    {
        var trimmed = address.Trim();
        if (!trimmed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return address;
        var comma = trimmed.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || Bytes(trimmed[..comma], trimmed[(comma + 1)..]) is not { } picture)
            return Nothing;
        if (PictureNotes.MediaTypeOf(picture) is { } type)
            return PictureNotes.Remove(picture, keepUpright: true) is { } clean ? $"data:{type};base64,{Convert.ToBase64String(clean)}" : Nothing;
        return trimmed.StartsWith("data:image/svg+xml", StringComparison.OrdinalIgnoreCase) ? Drawing(picture) : Nothing;
    }

    /// <summary>The picture itself; null when it is none.</summary>
    public static byte[]? Read(string address)
    {
        var comma = address.IndexOf(',', StringComparison.Ordinal);
        return comma > 0 && address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? Bytes(address[..comma], address[(comma + 1)..]) : null;
    }

    private static byte[]? Bytes(string head, string content)
    {
        if (!head.EndsWith(";base64", StringComparison.OrdinalIgnoreCase))
            return System.Text.Encoding.UTF8.GetBytes(Uri.UnescapeDataString(content));
        var plain = string.Concat(Uri.UnescapeDataString(content).Where(c => !char.IsWhiteSpace(c)));
        var bytes = new byte[(plain.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length) ? bytes[..length] : null;
    }

    // One drawing in another is enough: a third level is dropped, so that nesting costs nothing.
    private static string Drawing(byte[] svg)
    {
        if (svg.AsSpan().IndexOf("data:image/svg"u8) >= 0)
            return Nothing;
        try
        {
            return $"data:image/svg+xml;base64,{Convert.ToBase64String(MarkupSanitiser.Clean(svg, "data:", EpubMediaTypes.Svg))}";
        }
        catch (FileRefusedException)
        {
            return Nothing;
        }
    }
}
