using System.Buffers.Binary;

namespace OerPortal.Ingest.Detection;

/// <summary>First bytes of sound and film, but for the MP4 family (<see cref="IsoKinds"/>).</summary>
internal static class MediaSignatures
{
    private static ReadOnlySpan<byte> Asf => [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0x00, 0xAA, 0x00, 0x62, 0xCE, 0x6C];

    // Stream type "video" in a stream's properties.
    private static ReadOnlySpan<byte> AsfVideo => [0xC0, 0xEF, 0x19, 0xBC, 0x4D, 0x5B, 0xCF, 0x11, 0xA8, 0xFD, 0x00, 0x80, 0x5F, 0x5C, 0x44, 0x2B];

    public static DetectedKind? Detect(ReadOnlySpan<byte> head)
    {
        if (Sound(head) is { } sound)
            return sound;
        if (head.StartsWith("OggS"u8))
            return head.IndexOf((ReadOnlySpan<byte>)[0x80, .. "theora"u8]) < 0 ? Kinds.Ogg : Kinds.OggFilm;
        if (IsRiff(head, "AVI "u8) && head.Length >= 24 && head[20..].StartsWith("hdrl"u8))
            return Kinds.Avi;
        if (head.StartsWith(Asf))
            return head.IndexOf(AsfVideo) >= 0 ? Kinds.Wmv : Kinds.Wma;
        if (head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]))
            return Ebml(head);
        if (head.StartsWith("FLV\u0001"u8))
            return Kinds.Flv;
        if (head.StartsWith<byte>([0, 0, 1, 0xBA]) || head.StartsWith<byte>([0, 0, 1, 0xB3]))
            return Kinds.Mpeg;
        return IsTransport(head, 0, 188) || IsTransport(head, 4, 192) ? Kinds.Transport : null;
    }

    private static DetectedKind? Sound(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("fLaC"u8))
            return Kinds.Flac;
        if (head.StartsWith("ID3"u8))
            return BehindId3(head);
        // Sync word; layer 0 is ADTS (ISO/IEC 13818-7), layers 1 to 3 are MPEG audio.
        if (head[0] == 0xFF && (head[1] & 0xF6) == 0xF0)
            return Kinds.Aac;
        if (head[0] == 0xFF && (head[1] & 0xE6) is 0xE2 or 0xE4)
            return Kinds.Mp3;
        if (IsRiff(head, "WAVE"u8))
            return Kinds.Wav;
        if (head.StartsWith("#!AMR"u8))
            return Kinds.Amr;
        if (head.Length >= 12 && head.StartsWith("FORM"u8) && head[8..].StartsWith("AIF"u8))
            return Kinds.Aiff;
        return head.StartsWith("MThd\0\0\0\u0006"u8) ? Kinds.Midi : null;
    }

    // A tag of titles may stand before MPEG audio, ADTS and FLAC alike; its length has seven bits a byte.
    private static DetectedKind BehindId3(ReadOnlySpan<byte> head)
    {
        var after = head.Length < 10 ? 0 : 10 + (head[6] << 21) + (head[7] << 14) + (head[8] << 7) + head[9];
        if (after <= 0 || after + 4 > head.Length)
            return Kinds.Mp3;
        var sound = head[after..];
        return sound.StartsWith("fLaC"u8) ? Kinds.Flac : sound[0] == 0xFF && (sound[1] & 0xF6) == 0xF0 ? Kinds.Aac : Kinds.Mp3;
    }

    // The document type stands in the EBML head; "V_…" names how film is coded.
    private static DetectedKind? Ebml(ReadOnlySpan<byte> head)
    {
        var isFilm = head.IndexOf("V_"u8) > 0 || head.IndexOf("A_"u8) < 0;
        var start = head[..Math.Min(96, head.Length)];
        if (start.IndexOf("webm"u8) > 0)
            return isFilm ? Kinds.Webm : Kinds.Weba;
        return start.IndexOf("matroska"u8) > 0 ? Kinds.Matroska with { Kind = isFilm ? FileKind.Video : FileKind.Audio } : null;
    }

    private static bool IsTransport(ReadOnlySpan<byte> head, int first, int packet) =>
        head.Length > first + (3 * packet) && head[first] == 0x47 && head[first + packet] == 0x47 && head[first + (2 * packet)] == 0x47 && head[first + (3 * packet)] == 0x47;

    internal static bool IsRiff(ReadOnlySpan<byte> head, ReadOnlySpan<byte> form) =>
        head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith(form);

    /// <summary>Whether a BMP: its head says how long it and the head behind are.</summary>
    public static bool IsBitmap(ReadOnlySpan<byte> head) => head.Length > 30 && head.StartsWith("BM"u8)
        && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 64 or 108 or 124;
}
