using System.Text;

namespace OerPortal.Marc;

/// <summary>
/// Reads files of ISO 2709 (.mrc) in UTF-8 or MARC-8. A record ends where its end is marked, whatever length it claims, so that one
/// that is damaged takes no other with it.
/// </summary>
public static class Iso2709Reader
{
    private const byte RecordEnd = 0x1d;

    /// <summary>Reads on as records are asked for; the stream stays open.</summary>
    /// <param name="longest">Bytes of a record that is still read.</param>
    public static IEnumerable<ReadMarc> Read(Stream file, int longest = Iso2709.LongestRecord)
    {
        ArgumentNullException.ThrowIfNull(file);
        return ReadOn(file, longest);
    }

    private static IEnumerable<ReadMarc> ReadOn(Stream file, int longest)
    {
        var portion = new byte[64 * 1024];
        using var record = new MemoryStream();
        var number = 0;
        for (int read; (read = file.Read(portion)) > 0;)
        {
            for (var from = 0; from < read;)
            {
                var end = Array.IndexOf(portion, RecordEnd, from, read - from);
                Keep(record, portion.AsSpan(from..(end < 0 ? read : end)), longest);
                if (end < 0) break;
                from = end + 1;
                if (record.Length > 0) yield return Whole(++number, record, longest);
                record.SetLength(0);
            }
        }

        // A file may end with what an editor puts there.
        if (record.Length > 1) yield return ReadMarc.Broken(++number, record.Length > longest ? MarcFault.TooLong : MarcFault.CutOff);
    }

    // One byte more than may be says that it is too long. Some programs end lines between records, or fill up with nothing.
    private static void Keep(MemoryStream record, ReadOnlySpan<byte> bytes, int longest)
    {
        if (record.Length == 0) bytes = bytes.TrimStart("\0 \r\n\t\u001a"u8);
        var room = longest + 1 - (int)record.Length;
        record.Write(bytes.Length > room ? bytes[..room] : bytes);
    }

    private static ReadMarc Whole(int number, MemoryStream record, int longest)
        => record.Length > longest ? ReadMarc.Broken(number, MarcFault.TooLong) : Iso2709Record.Read(number, record.GetBuffer().AsSpan(0, (int)record.Length));
}
