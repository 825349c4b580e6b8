namespace OerPortal.Epub.Media;

/// <summary>FLAC (RFC 9639 §8): blocks of comments, pictures and applications become padding.</summary>
internal static class FlacNotes
{
    private const byte LastBlock = 0x80;
    private const byte Padding = 1;

    // Stream information, table of seek points, cue sheet.
    private static ReadOnlySpan<byte> Kept => [0, 3, 5];

    public static void Find(FileWindow file, FileCuts cuts)
    {
        var start = SoundTags.LengthAt(file, 0);
        cuts.Drop(0, start);
        for (var at = start + 4; at + 4 <= file.Length;)
        {
            var head = file.At(at, 4);
            var (type, isLast) = (head[0] & ~LastBlock, (head[0] & LastBlock) != 0);
            var end = Math.Min(file.Length, at + 4 + ((head[1] << 16) | (head[2] << 8) | head[3]));
            if (!Kept.Contains((byte)type))
            {
                cuts.Write(at, [(byte)(Padding | (isLast ? LastBlock : 0))]);
                cuts.Blank(at + 4, end);
            }
            at = end;
            if (isLast)
                break;
        }
        if (file.Length > 128 && file.At(file.Length - 128, 3).SequenceEqual("TAG"u8))
            cuts.Drop(file.Length - 128, file.Length);
    }
}
