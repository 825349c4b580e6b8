using System.Buffers;
using System.IO.Compression;
using OerPortal.Epub.Media;
using OerPortal.Epub.Pictures;

namespace OerPortal.Ingest.Pdf;

/// <summary>
/// Blanks in a plain PDF what leads to its notes (information, XMP, programs' private data), so that qpdf leaves them out
/// when it writes the document again, and takes the notes out of its pictures.
/// </summary>
internal static class PlainPdfNotes
{
    private const int MostPicture = 64 << 20;
    private static readonly SearchValues<byte> OfReferences = SearchValues.Create("0123456789 "u8);

    /// <returns>Whether there was anything to take away.</returns>
    /// <param name="path">The plain PDF; it is changed where it stands.</param>
    public static async Task<bool> RemoveAsync(string path, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, useAsync: true);
        var window = new FileWindow(file);
        var isChanged = false;
        // Object by object: a book of photographs does not fit into memory.
        foreach (var part in PlainPdf.Parts(window))
        {
            var changes = new List<(long At, byte[] Bytes)>();
            FindReferences(window.At(part.Start, part.Length), part.Start, changes);
            if (part.StreamLength > 0 && Stream(window, part) is { } clean)
                changes.Add((part.StreamStart, clean));
            foreach (var (at, bytes) in changes)
            {
                file.Position = at;
                await file.WriteAsync(bytes, cancellation);
            }
            isChanged |= changes.Count > 0;
        }
        return isChanged;
    }

    private static void FindReferences(ReadOnlySpan<byte> text, long origin, List<(long At, byte[] Bytes)> changes)
    {
        foreach (var key in new[] { "/Metadata ", "/PieceInfo ", "/Info " })
        {
            var name = System.Text.Encoding.ASCII.GetBytes(key);
            // Elsewhere "Info" is the words of an output intent.
            var from = key != "/Info " ? 0 : text.IndexOf("trailer <<"u8);
            for (var at = from; at >= 0 && text[at..].IndexOf(name) is >= 0 and var found; at++)
            {
                at += found;
                var length = ValueLength(text[(at + name.Length)..]);
                if (length > 0)
                    changes.Add((origin + at, Blanks(name.Length + length)));
            }
        }
    }

    // A reference ("12 0 R") or a dictionary where it stands.
    private static int ValueLength(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("<<"u8))
            return DictionaryLength(value);
        var end = value.IndexOf((byte)'R');
        return end is > 0 and < 24 && value[..end].IndexOfAnyExcept(OfReferences) < 0 ? end + 1 : 0;
    }

    private static int DictionaryLength(ReadOnlySpan<byte> value)
    {
        var depth = 0;
        var inString = 0;
        for (var at = 0; at + 1 < value.Length; at++)
        {
            var sign = value[at];
            if (inString > 0)
            {
                at += sign == '\\' ? 1 : 0;
                inString += sign == '(' ? 1 : sign == ')' ? -1 : 0;
            }
            else if (sign == '(')
            {
                inString = 1;
            }
            else if (sign is (byte)'<' or (byte)'>' && value[at + 1] == sign)
            {
                depth += sign == '<' ? 1 : -1;
                at++;
                if (depth == 0)
                    return at + 1;
            }
        }
        return 0;
    }

    /// <returns>The stream's bytes without notes, as many as before; null when they stay.</returns>
    private static byte[]? Stream(FileWindow file, PlainPdf.Part part)
    {
        var dictionary = file.At(part.Start, part.Length);
        if (dictionary.IndexOf("/Type /Metadata"u8) >= 0 && dictionary.IndexOf("/Filter"u8) < 0)
            return Blanks((int)Math.Min(MostPicture, part.StreamLength));
        var isPacked = dictionary.IndexOf("/Filter [ /FlateDecode /DCTDecode ]"u8) >= 0 || dictionary.IndexOf("/Filter [ /FlateDecode /JPXDecode ]"u8) >= 0;
        if (!isPacked && dictionary.IndexOf("/Filter /DCTDecode"u8) < 0 && dictionary.IndexOf("/Filter /JPXDecode"u8) < 0)
            return null;
        if (part.StreamLength > MostPicture)
            return new byte[MostPicture];
        var stored = file.At(part.StreamStart, (int)part.StreamLength);
        return isPacked ? Packed(stored) : Picture(stored);
    }

    // Behind a picture's end only zeros: decoders stop there.
    private static byte[]? Picture(ReadOnlySpan<byte> stored)
    {
        if (PictureNotes.Remove(stored, keepUpright: false) is not { } clean)
            return Headers(stored);
        return stored.SequenceEqual(clean) ? null : [.. clean, .. new byte[stored.Length - clean.Length]];
    }

    // A picture that ends too early: what stands before its pixels is still known.
    private static byte[]? Headers(ReadOnlySpan<byte> stored)
    {
        if (JpegNotes.NotesIn(stored, out _) is not { Count: > 0 } notes)
            return null;
        var clean = stored.ToArray();
        foreach (var note in notes)
            clean.AsSpan(note).Clear();
        return clean;
    }

    private static byte[]? Packed(ReadOnlySpan<byte> stored)
    {
        if (Unpacked(stored.ToArray()) is not { } picture || Picture(picture) is not { } clean)
            return null;
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            zlib.Write(clean);
        // Without its notes it is shorter; where it is not, an empty picture says nothing.
        return packed.Length <= stored.Length ? [.. packed.ToArray(), .. new byte[stored.Length - packed.Length]] : new byte[stored.Length];
    }

    private static byte[]? Unpacked(byte[] stored)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(stored), CompressionMode.Decompress);
            using var picture = new MemoryStream(stored.Length + 1024);
            var buffer = new byte[64 << 10];
            int read;
            while ((read = zlib.Read(buffer)) > 0 && picture.Length < MostPicture)
                picture.Write(buffer, 0, read);
            return read == 0 ? picture.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static byte[] Blanks(int length)
    {
        var blanks = new byte[length];
        Array.Fill(blanks, (byte)' ');
        return blanks;
    }
}
