using OerPortal.Epub.Pictures;

namespace OerPortal.Ingest.Pdf;

/// <summary>
/// Blanks what cameras wrote into the JPEG pictures of a PDF, and places in XMP, where they stand: a PDF finds everything by
/// its place, so that no length may change. Pictures and notes in compressed streams other than JPEG are not reached.
/// </summary>
internal static class PdfNotes
{
    private const int Window = 8 << 20;

    /// <summary>The longest headers of a JPEG that are looked at: EXIF with a thumbnail, ICC and Photoshop's resources stay below.</summary>
    private const int Overlap = 2 << 20;

    private static readonly byte[][] Places = ["GPSLatitude"u8.ToArray(), "GPSLongitude"u8.ToArray(), "GPSAltitude"u8.ToArray(), "GPSDest"u8.ToArray()];

    /// <returns>Null when there was nothing to blank.</returns>
    public static async Task<string?> CopyAsync(string path, string copy, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 128 << 10, useAsync: true);
        var notes = await FindAsync(file, cancellation);
        if (notes.Count == 0)
            return null;
        await using var target = new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None, 128 << 10, useAsync: true);
        file.Position = 0;
        await file.CopyToAsync(target, cancellation);
        foreach (var (start, length, fill) in notes)
        {
            target.Position = start;
            var blank = new byte[length];
            Array.Fill(blank, fill);
            await target.WriteAsync(blank, cancellation);
        }
        return copy;
    }

    // Windows overlap by the longest header, so that each picture is whole in one of them.
    private static async Task<List<(long Start, int Length, byte Fill)>> FindAsync(FileStream file, CancellationToken cancellation)
    {
        var notes = new List<(long, int, byte)>();
        var buffer = new byte[Window + Overlap];
        for (long at = 0; at < file.Length; at += Window)
        {
            file.Position = at;
            var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
            FindPictures(buffer.AsSpan(0, read), at, notes);
            FindPlaces(buffer.AsSpan(0, read), at, notes);
        }
        return notes;
    }

    private static void FindPictures(ReadOnlySpan<byte> bytes, long origin, List<(long Start, int Length, byte Fill)> notes)
    {
        ReadOnlySpan<byte> start = [0xFF, 0xD8, 0xFF];
        for (var at = 0; at < Window && bytes[at..].IndexOf(start) is >= 0 and var next && at + next < Window;)
        {
            at += next;
            if (JpegNotes.NotesIn(bytes[at..], out var length) is { } found)
            {
                foreach (var range in found)
                    notes.Add((origin + at + range.Start.Value, range.End.Value - range.Start.Value, 0));
                at += length;
            }
            else
            {
                at += start.Length;
            }
        }
    }

    // An attribute or element of an XMP packet that says a place: its value becomes blanks, its name stays.
    private static void FindPlaces(ReadOnlySpan<byte> bytes, long origin, List<(long Start, int Length, byte Fill)> notes)
    {
        foreach (var place in Places)
        {
            for (var at = 0; at < bytes.Length && bytes[at..].IndexOf(place) is >= 0 and var next; at += place.Length)
            {
                at += next;
                var rest = bytes[at..Math.Min(bytes.Length, at + 200)];
                var open = rest.IndexOfAny((byte)'"', (byte)'\'', (byte)'>');
                var close = open < 0 ? -1 : rest[(open + 1)..].IndexOfAny((byte)'"', (byte)'\'', (byte)'<');
                // XMP only: in other streams the same letters are somebody's words.
                if (close > 0 && bytes[Math.Max(0, at - 5)..at].IndexOf(":"u8) >= 0)
                    notes.Add((origin + at + open + 1, close, (byte)' '));
            }
        }
    }
}
