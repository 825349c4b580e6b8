using System.Buffers.Binary;

namespace OerPortal.Epub.Media;

/// <summary>Tags that programs put before, behind and between the frames of MPEG audio: ID3v2 and v1, APE, Lyrics3.</summary>
internal static class SoundTags
{
    private const int Id3Head = 10;
    private const int Id3Footer = 0x10;
    private const int OldTag = 128;
    private const int OldTagExtended = 227;
    private const int ApeHead = 32;
    private const int MostLyrics = 1 << 20;

    /// <returns>How long the tag is that begins here; 0 when none does.</returns>
    public static long LengthAt(FileWindow file, long place)
    {
        var head = file.At(place, ApeHead);
        if (head.Length >= Id3Head && head.StartsWith("ID3"u8) && head[6..Id3Head].IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0)
            return Id3Head + ((head[6] << 21) | (head[7] << 14) | (head[8] << 7) | head[9]) + ((head[5] & Id3Footer) != 0 ? Id3Head : 0);
        if (head.StartsWith("TAG+"u8))
            return OldTagExtended;
        if (head.StartsWith("TAG"u8))
            return OldTag;
        if (head.Length == ApeHead && head.StartsWith("APETAGEX"u8))
            return ApeHead + (IsApeHead(head) ? BinaryPrimitives.ReadUInt32LittleEndian(head[12..]) : 0);
        return head.StartsWith("LYRICSBEGIN"u8) ? LyricsLength(file.At(place, MostLyrics)) : 0;
    }

    private static bool IsApeHead(ReadOnlySpan<byte> head) => (BinaryPrimitives.ReadUInt32LittleEndian(head[20..]) & (1u << 29)) != 0;

    private static int LyricsLength(ReadOnlySpan<byte> lyrics)
    {
        foreach (var end in new[] { "LYRICS200"u8.ToArray(), "LYRICSEND"u8.ToArray() })
        {
            if (lyrics.IndexOf(end) is > 0 and var at)
                return at + end.Length;
        }
        return 0;
    }
}
