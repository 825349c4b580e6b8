using OerPortal.Epub.Zip;

namespace OerPortal.Ingest.Detection;

/// <summary>
/// Finds a ZIP behind a picture or document: programs that read ZIPs start from the end, so that one file is two. Only an
/// end record that reaches exactly to the end counts; a ZIP attached inside a PDF has the PDF's own end behind it.
/// </summary>
internal static class ZipTail
{
    private const int RecordLength = 22;
    private const int LongestComment = ushort.MaxValue;

    /// <exception cref="FileRefusedException">The file ends as a ZIP.</exception>
    public static void DemandNone(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var bytes = new ZipBytes(file, RandomAccess.GetLength(file));
        var length = (int)Math.Min(bytes.Length, RecordLength + LongestComment);
        ReadOnlySpan<byte> rest = bytes.Read(bytes.Length - length, length);
        for (int at; (at = rest.IndexOf("PK\u0005\u0006"u8)) >= 0; rest = rest[(at + 4)..])
        {
            var record = rest[at..];
            if (record.Length >= RecordLength && record.Length == RecordLength + ZipBytes.U16(record, 20))
                throw new FileRefusedException(Refusal.ZipNotAtStart, "end record");
        }
    }
}
