using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Epub.Media;

/// <summary>AIFF: names, authors, annotations and tags become chunks without meaning.</summary>
internal static class AiffNotes
{
    private const int Head = 8;

    public static void Find(FileWindow file, FileCuts cuts)
    {
        for (long at = 12; file.At(at, Head) is { Length: Head } head;)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
            var end = Math.Min(file.Length, at + Head + size);
            if (Encoding.Latin1.GetString(head[..4]) is not ("COMM" or "SSND" or "FVER" or "MARK" or "INST" or "MIDI" or "AESD"))
            {
                cuts.Write(at, "JUNK"u8);
                cuts.Blank(at + Head, end);
            }
            at = end + (size & 1);
        }
    }
}
