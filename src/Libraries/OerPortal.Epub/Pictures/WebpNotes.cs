using System.Buffers.Binary;

namespace OerPortal.Epub.Pictures;

/// <summary>
/// Chunks of a WebP (RFC 9649). libvips 8.14 writes EXIF and XMP into every WebP although it is told to leave them out
/// (https://github.com/libvips/libvips/issues/3340).
/// </summary>
internal static class WebpNotes
{
    private const int ExifFlag = 0b1000;
    private const int XmpFlag = 0b0100;
    private const int ProfileFlag = 0b10_0000;
    private const int FrameHead = 16;

    public static byte[]? Remove(ReadOnlySpan<byte> webp, bool keepUpright)
    {
        // What stands behind the length it gives is no part of it.
        webp = webp[..(int)Math.Min(webp.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(webp[4..]))];
        if (webp.Length < 12)
            return null;
        int? turn = null;
        var flagsAt = -1;
        var hasPixels = false;
        using var kept = new MemoryStream(webp.Length);
        kept.Write(webp[..12]);
        for (var rest = webp[12..]; rest.Length >= 8;)
        {
            if (!TryChunk(rest, out var chunk))
                return null;
            if (Is(chunk, "VP8X"u8) && chunk.Length >= 18)
                flagsAt = (int)kept.Length + 8;
            if (Is(chunk, "EXIF"u8))
                turn ??= Upright.Of(chunk[8..].StartsWith("Exif\0\0"u8) ? chunk[14..] : chunk[8..]);
            else if (Is(chunk, "ANMF"u8))
            {
                if (!TryWriteFrame(kept, chunk))
                    return null;
                hasPixels = true;
            }
            else if (Is(chunk, "VP8X"u8) || (keepUpright && IsProfile(chunk)) || Is(chunk, "ANIM"u8) || IsPixels(chunk))
            {
                kept.Write(chunk);
                hasPixels |= IsPixels(chunk);
            }
            rest = rest[chunk.Length..];
        }
        return hasPixels ? Finish(kept, keepUpright ? turn ?? 1 : 1, flagsAt) : null;
    }

    private static byte[] Finish(MemoryStream kept, int turn, int flagsAt)
    {
        var says = flagsAt >= 0 && Upright.Turned(turn);
        if (says)
            WriteChunk(kept, "EXIF"u8, Upright.Note(turn));
        var webp = kept.ToArray();
        if (flagsAt >= 0)
            webp[flagsAt] = (byte)((webp[flagsAt] & ~(ExifFlag | XmpFlag | (webp.AsSpan().IndexOf("ICCP"u8) < 0 ? ProfileFlag : 0))) | (says ? ExifFlag : 0));
        BinaryPrimitives.WriteUInt32LittleEndian(webp.AsSpan(4), (uint)webp.Length - 8);
        return webp;
    }

    // A frame of an animation holds chunks of its own.
    private static bool TryWriteFrame(MemoryStream kept, ReadOnlySpan<byte> frame)
    {
        var content = Content(frame);
        if (content.Length < FrameHead)
            return false;
        using var inner = new MemoryStream(content.Length);
        inner.Write(content[..FrameHead]);
        for (var rest = content[FrameHead..]; rest.Length >= 8;)
        {
            if (!TryChunk(rest, out var chunk))
                return false;
            if (IsPixels(chunk))
                inner.Write(chunk);
            rest = rest[chunk.Length..];
        }
        WriteChunk(kept, "ANMF"u8, inner.ToArray());
        return true;
    }

    private static bool TryChunk(ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> chunk)
    {
        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        chunk = default;
        if (length > (uint)(rest.Length - 8))
            return false;
        // The padding of the last chunk is missing in some files.
        chunk = rest[..(int)Math.Min(8L + length + (length & 1), rest.Length)];
        return true;
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> chunk) => chunk.Slice(8, (int)BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]));

    // ICC.1:2022 §7.2; anything else under this name is a note.
    private static bool IsProfile(ReadOnlySpan<byte> chunk) => Is(chunk, "ICCP"u8) && chunk.Length >= 48 && chunk[44..].StartsWith("acsp"u8);

    private static bool IsPixels(ReadOnlySpan<byte> chunk) => Is(chunk, "VP8 "u8) || Is(chunk, "VP8L"u8) || Is(chunk, "ALPH"u8);

    private static bool Is(ReadOnlySpan<byte> chunk, ReadOnlySpan<byte> name) => chunk.StartsWith(name);

    private static void WriteChunk(MemoryStream kept, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        kept.Write(name);
        kept.Write(length);
        kept.Write(content);
        if ((content.Length & 1) == 1)
            kept.WriteByte(0);
    }
}
