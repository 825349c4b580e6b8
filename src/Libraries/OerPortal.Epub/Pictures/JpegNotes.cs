using System.Buffers.Binary;

namespace OerPortal.Epub.Pictures;

/// <summary>Segments of a JPEG (ITU-T T.81 annex B). Kept are those that decode it, and its colour profile.</summary>
internal static class JpegNotes
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App14 = 0xEE;
    private const int AdobeLength = 12;

    private static ReadOnlySpan<byte> Exif => "Exif\0"u8;

    private static ReadOnlySpan<byte> Profile => "ICC_PROFILE\0"u8;

    public static byte[]? Remove(ReadOnlySpan<byte> jpeg, bool keepUpright)
    {
        using var kept = new MemoryStream(jpeg.Length);
        int? turn = null;
        var hasScan = false;
        var at = 2;
        // Where it is cut off it can still be shown, up to there.
        while (TryMarker(jpeg, ref at, out var marker) && marker != EndOfImage)
        {
            if (marker == StartOfImage)
                return null;
            var segment = Segment(jpeg, at);
            if (segment.IsEmpty)
                break;
            at += segment.Length;
            if (marker == App1 && segment[2..].StartsWith(Exif) && segment.Length > 8)
                turn ??= Upright.Of(segment[8..]);
            Write(kept, marker, segment);
            if (marker != StartOfScan)
                continue;
            hasScan = true;
            var end = EndOfData(jpeg, at);
            kept.Write(jpeg[at..end]);
            at = end;
        }
        return hasScan ? Whole(kept, keepUpright ? turn ?? 1 : 1) : null;
    }

    /// <summary>
    /// The parts of a JPEG inside something else that say more than the picture, as ranges to be blanked where they
    /// stand; null when these bytes are no JPEG. Its length does not change.
    /// </summary>
    /// <param name="length">Up to where the headers reach.</param>
    public static List<Range>? NotesIn(ReadOnlySpan<byte> jpeg, out int length)
    {
        var notes = new List<Range>();
        var hasFrame = false;
        for (length = 2; ;)
        {
            if (!TryMarker(jpeg, ref length, out var marker) || marker is StartOfImage or EndOfImage)
                return null;
            var segment = Segment(jpeg, length);
            if (segment.IsEmpty)
                return null;
            if (!IsPicture(marker) && !IsKeptWhole(marker, segment[2..]) && segment[2..].ContainsAnyExcept((byte)0))
                notes.Add((length + 2)..(length + segment.Length));
            hasFrame |= marker is >= 0xC0 and <= 0xC2;
            length += segment.Length;
            if (marker == StartOfScan)
                return hasFrame ? notes : null;
        }
    }

    // Tables, frames and scans: everything between 0xC0 and 0xDF that has a length, but for restart markers.
    private static bool IsPicture(byte marker) => marker is (>= 0xC0 and <= 0xCF and not 0xC8) or (>= StartOfScan and <= 0xDF);

    private static bool IsKeptWhole(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        App0 => content.StartsWith("JFIF\0"u8) && content.Length <= 14,
        App2 => IsProfile(content),
        App14 => content.StartsWith("Adobe"u8) && content.Length <= AdobeLength,
        _ => false,
    };

    private static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        var content = segment[2..];
        if (IsPicture(marker) || (marker == App2 && IsProfile(content)))
            WriteSegment(kept, marker, content);
        else if (marker == App0 && content.StartsWith("JFIF\0"u8) && content.Length >= 14)
            // Version and density; the thumbnail may show what was cut away.
            WriteSegment(kept, marker, [.. content[..12], 0, 0]);
        else if (marker == App14 && content.StartsWith("Adobe"u8) && content.Length >= AdobeLength)
            // Says how colours are coded; without it a CMYK picture turns inside out.
            WriteSegment(kept, marker, content[..AdobeLength]);
    }

    // ICC.1:2022 §7.2: "acsp" in byte 36 of the profile. Anything else under this name is a note.
    private static bool IsProfile(ReadOnlySpan<byte> content) => content.StartsWith(Profile) && content.Length > 14
        && (content[12] != 1 || (content.Length > 14 + 40 && content[(14 + 36)..].StartsWith("acsp"u8)));

    private static byte[] Whole(MemoryStream kept, int turn)
    {
        using var whole = new MemoryStream((int)kept.Length + 64);
        whole.Write([0xFF, StartOfImage]);
        if (Upright.Turned(turn))
            WriteSegment(whole, App1, [.. Exif, 0, .. Upright.Note(turn)]);
        whole.Write(kept.GetBuffer(), 0, (int)kept.Length);
        whole.Write([0xFF, EndOfImage]);
        return whole.ToArray();
    }

    private static void WriteSegment(MemoryStream kept, byte marker, ReadOnlySpan<byte> content)
    {
        Span<byte> head = [0xFF, marker, 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(head[2..], (ushort)(content.Length + 2));
        kept.Write(head);
        kept.Write(content);
    }

    /// <summary>Moves behind the next marker; 0xFF may be repeated before one (T.81 B.1.1.2).</summary>
    private static bool TryMarker(ReadOnlySpan<byte> jpeg, ref int at, out byte marker)
    {
        marker = 0;
        if (at >= jpeg.Length || jpeg[at] != 0xFF)
            return false;
        while (at < jpeg.Length && jpeg[at] == 0xFF)
            at++;
        if (at >= jpeg.Length)
            return false;
        marker = jpeg[at++];
        return marker != 0;
    }

    /// <summary>A segment with its length; empty when it is cut off.</summary>
    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> jpeg, int at)
    {
        if (at + 2 > jpeg.Length)
            return default;
        var length = BinaryPrimitives.ReadUInt16BigEndian(jpeg[at..]);
        return length < 2 || at + length > jpeg.Length ? default : jpeg.Slice(at, length);
    }

    /// <summary>Where the coded data of a scan ends: at a marker that is neither a stuffed 0xFF nor a restart.</summary>
    private static int EndOfData(ReadOnlySpan<byte> jpeg, int at)
    {
        while (at < jpeg.Length)
        {
            var found = jpeg[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= jpeg.Length)
                return jpeg.Length;
            at += found;
            var next = jpeg[at + 1];
            if (next is not (0 or 0xFF) and not (>= 0xD0 and <= 0xD7))
                return at;
            at += next == 0xFF ? 1 : 2;
        }
        return jpeg.Length;
    }
}
