namespace OerPortal.Epub.Pictures;

/// <summary>Blocks of a GIF (GIF89a specification §16 to §27). Kept are images, their controls, and how often they repeat.</summary>
internal static class GifNotes
{
    private const int ScreenEnd = 13;
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;
    private const int ControlLength = 8;

    public static byte[]? Remove(ReadOnlySpan<byte> gif)
    {
        if (gif.Length < ScreenEnd || TableEnd(gif, ScreenEnd, gif[10]) is not { } at || at > gif.Length)
            return null;
        using var kept = new MemoryStream(gif.Length);
        kept.Write(gif[..at]);
        var hasImage = false;
        while (at < gif.Length && gif[at] != Trailer)
        {
            if (gif[at] == Image)
            {
                var end = ImageEnd(gif, at);
                if (end < 0)
                    break;
                kept.Write(gif[at..end]);
                hasImage = true;
                at = end;
                continue;
            }
            // Some writers leave a zero between blocks; browsers pass over it.
            if (gif[at] == 0)
            {
                at++;
                continue;
            }
            if (gif[at] != Extension || at + 2 >= gif.Length)
                return null;
            var blocksEnd = BlocksEnd(gif, at + 2);
            if (blocksEnd < 0)
                break;
            if (IsKept(gif[at..blocksEnd]))
                kept.Write(gif[at..blocksEnd]);
            at = blocksEnd;
        }
        kept.WriteByte(Trailer);
        // What is cut off is shown up to where it is whole.
        return hasImage ? kept.ToArray() : null;
    }

    private static bool IsKept(ReadOnlySpan<byte> block) => block[1] switch
    {
        GraphicControl => block.Length == ControlLength,
        // One sub-block of three bytes: identifier, and how often. XMP and others hide behind the same label.
        Application => block.Length == 19 && (block[3..].StartsWith("NETSCAPE2.0"u8) || block[3..].StartsWith("ANIMEXTS1.0"u8)),
        _ => false,
    };

    private static int ImageEnd(ReadOnlySpan<byte> gif, int at)
    {
        if (at + 10 >= gif.Length || TableEnd(gif, at + 10, gif[at + 9]) is not { } data)
            return -1;
        // One byte says how the data are coded.
        return data + 1 < gif.Length ? BlocksEnd(gif, data + 1) : -1;
    }

    private static int? TableEnd(ReadOnlySpan<byte> gif, int at, byte flags)
    {
        var length = (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
        return at + length <= gif.Length ? at + length : null;
    }

    // Sub-blocks of up to 255 bytes, each after its length, ended by an empty one; -1 when cut off.
    private static int BlocksEnd(ReadOnlySpan<byte> gif, int at)
    {
        while (at < gif.Length)
        {
            if (gif[at] == 0)
                return at + 1;
            at += gif[at] + 1;
        }
        return -1;
    }
}
