using System.Buffers.Binary;

namespace OerPortal.Epub.Pictures;

/// <summary>The one thing in a camera's notes that a picture needs: how it is to be turned (Exif 2.32 §4.6.4, tag 0x0112).</summary>
internal static class Upright
{
    private const int Orientation = 0x0112;
    private const int Short = 3;
    private const int AsItIs = 1;
    private const int Turns = 8;

    /// <summary>How to turn the picture, 1 to 8; 1 when the notes do not say or cannot be read.</summary>
    /// <param name="tiff">The TIFF structure of an EXIF block, without the name before it.</param>
    public static int Of(ReadOnlySpan<byte> tiff)
    {
        var isLittle = tiff.StartsWith("II*\0"u8);
        if (tiff.Length < 8 || (!isLittle && !tiff.StartsWith("MM\0*"u8)))
            return AsItIs;
        var at = U32(tiff[4..]);
        if (at + 2 > (uint)tiff.Length)
            return AsItIs;
        var count = U16(tiff[(int)at..]);
        var entries = tiff[((int)at + 2)..];
        for (var i = 0; i < count && entries.Length >= 12; i++, entries = entries[12..])
        {
            if (U16(entries) == Orientation && U16(entries[2..]) == Short && U16(entries[8..]) is >= AsItIs and <= Turns and var turn)
                return turn;
        }
        return AsItIs;

        int U16(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);
        uint U32(ReadOnlySpan<byte> bytes) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>A TIFF structure that says this and nothing else.</summary>
    public static byte[] Note(int turn) => [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)turn, 0, 0, 0, 0, 0, 0];

    /// <summary>Whether a note about turning is needed at all.</summary>
    public static bool Turned(int turn) => turn != AsItIs;
}
