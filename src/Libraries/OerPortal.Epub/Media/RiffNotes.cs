using System.Buffers.Binary;
using System.Text;

namespace OerPortal.Epub.Media;

/// <summary>WAV and AVI: chunks that no player needs to play become empty ones of the same length.</summary>
internal static class RiffNotes
{
    private const int Deepest = 4;
    private const int Head = 8;
    private const int ListHead = 12;
    private const uint Open = 0xFFFF0000;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "fmt ", "data", "fact", "cue ", "plst", "smpl", "inst", "PEAK", "ds64", "wavl", "slnt", "idx1", "avih", "strh", "strf", "indx", "vprp", "dmlh",
    };

    private static readonly HashSet<string> KeptLists = new(StringComparer.Ordinal) { "hdrl", "strl", "odml", "movi", "wavl" };

    public static void Find(FileWindow file, FileCuts cuts)
    {
        long at = 0;
        while (file.At(at, ListHead) is { Length: ListHead } head && (head.StartsWith("RIFF"u8) || head.StartsWith("RF64"u8)))
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            var end = size is 0 or >= Open ? file.Length : Math.Min(file.Length, at + Head + size);
            at = FindIn(file, at + ListHead, end, 1, cuts);
            at += at & 1;
        }
        cuts.Drop(Math.Min(at, file.Length), file.Length);
    }

    private static long FindIn(FileWindow file, long from, long to, int depth, FileCuts cuts)
    {
        for (var at = from; at + Head <= to;)
        {
            var head = file.At(at, ListHead);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            // Recorders that were cut off leave the length of the sound at 0 or at its most: it goes on to the end.
            if (head.StartsWith("data"u8) && (size >= Open || (size == 0 && !IsChunk(file, at + Head, to))))
                return file.Length;
            var end = Math.Min(to, at + Head + size);
            if (head.StartsWith("LIST"u8) && head.Length == ListHead && KeptLists.Contains(Name(head[8..])) && depth < Deepest)
            {
                if (!head[8..].SequenceEqual("movi"u8))
                    FindIn(file, at + ListHead, end, depth + 1, cuts);
            }
            else if (!Kept.Contains(Name(head)))
            {
                cuts.Write(at, "JUNK"u8);
                cuts.Blank(at + Head, end);
            }
            at = end + (size & 1);
        }
        return to;
    }

    private static bool IsChunk(FileWindow file, long at, long to)
    {
        var head = file.At(at, Head);
        return head.Length == Head && head[..4].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0 && at + Head + BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) <= to;
    }

    private static string Name(ReadOnlySpan<byte> head) => Encoding.Latin1.GetString(head[..4]);
}
