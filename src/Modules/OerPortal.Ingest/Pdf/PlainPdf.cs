using System.Buffers.Text;
using OerPortal.Epub.Media;

namespace OerPortal.Ingest.Pdf;

/// <summary>
/// Steps through a PDF as qpdf writes it without object streams: one object behind another, dictionaries in one form, a
/// stream's length the last entry before it. No step ever lies inside a stream.
/// </summary>
internal static class PlainPdf
{
    private const int MostDictionary = 16 << 20;

    /// <summary>Where an object's text stands, and its stream where it has one.</summary>
    /// <param name="StreamLength">Bytes; 0 without a stream.</param>
    internal sealed record Part(long Start, int Length, long StreamStart, long StreamLength);

    private static ReadOnlySpan<byte> EndOfObject => "\nendobj\n"u8;

    private static ReadOnlySpan<byte> BeginOfStream => ">>\nstream\n"u8;

    /// <summary>All objects, then the trailer.</summary>
    public static IEnumerable<Part> Parts(FileWindow file)
    {
        for (long at = 0; Next(file, at) is { } part;)
        {
            yield return part;
            at = part.StreamLength > 0 ? part.StreamStart + part.StreamLength : part.Start + part.Length + EndOfObject.Length;
        }
    }

    // Dictionaries are short but for lists of pages: the view grows until an end is in it.
    private static Part? Next(FileWindow file, long at)
    {
        for (var view = 4096; ; view *= 16)
        {
            var bytes = file.At(at, view);
            int end = bytes.IndexOf(EndOfObject), stream = bytes.IndexOf(BeginOfStream);
            if (stream >= 0 && (end < 0 || stream < end))
            {
                var text = stream + 2;
                return new Part(at, text, at + stream + BeginOfStream.Length, LengthBefore(bytes[..stream]));
            }
            if (end >= 0)
                return new Part(at, end, 0, 0);
            if (at + bytes.Length >= file.Length)
                return bytes.IsEmpty ? null : new Part(at, bytes.Length, 0, 0);
            if (view >= MostDictionary)
                return null;
        }
    }

    private static long LengthBefore(ReadOnlySpan<byte> dictionary)
    {
        var at = dictionary.LastIndexOf("/Length "u8);
        return at >= 0 && Utf8Parser.TryParse(dictionary[(at + 8)..], out long length, out _) && length > 0 ? length : 0;
    }
}
