using System.Globalization;
using OerPortal.Exchange.Tables;
using OerPortal.Library.Marc;
using OerPortal.Marc;

namespace OerPortal.Library.Import;

/// <summary>A file of this machine with records of MARC 21: ISO 2709, or MARCXML.</summary>
internal static class MarcFile
{
    private const int Beginning = 100_000;
    private const long LongestXml = 100L << 20;

    /// <summary>What the file is, whatever it is called; null for neither.</summary>
    internal static async Task<MarcForm?> FormOfAsync(string path, CancellationToken cancellation)
    {
        var beginning = new byte[Beginning];
        await using var file = File.OpenRead(path);
        var length = await file.ReadAtLeastAsync(beginning, Beginning, throwOnEndOfStream: false, cancellation);
        return FormOf(beginning.AsSpan(0, length));
    }

    // A table of text has no ends of fields, and does not begin with how long it is.
    private static MarcForm? FormOf(ReadOnlySpan<byte> beginning)
    {
        var text = beginning.TrimStart("\ufeff"u8).TrimStart("\0 \r\n\t"u8);
        if (text.StartsWith("<"u8))
            return MarcForm.Xml;
        return text.Length > 24 && text[..5].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && text.Contains((byte)0x1e) ? MarcForm.Iso2709 : null;
    }

    /// <param name="withCopies">Whether what the records say about copies is about this library's.</param>
    /// <exception cref="TableTroubleException">There is no record, or more than a school's library twice over.</exception>
    internal static IReadOnlyList<BookRow> Read(string path, MarcForm form, bool withCopies, int thisYear)
    {
        using var file = File.OpenRead(path);
        using var xml = form == MarcForm.Xml ? new MarcXmlReader(file, LongestXml) : null;
        var rows = new List<BookRow>();
        foreach (var read in xml?.Read() ?? Iso2709Reader.Read(file))
            rows.Add(rows.Count < BookTable.MostRows ? RowOf(read, withCopies, thisYear) : throw new TableTroubleException("too-many-rows", $"{BookTable.MostRows:N0}"));
        return rows.Count > 0 ? rows : throw new TableTroubleException("empty");
    }

    private static BookRow RowOf(ReadMarc read, bool withCopies, int thisYear)
    {
        var cells = new Dictionary<BookColumn, string>();
        if (read.Record is not { } record)
            return new BookRow(read.Number, cells, null, read.Fault, read.Detail);
        if (RecordFacts.Of(record, thisYear).Name is { Length: > 0 } name)
            cells[BookColumn.Name] = name;
        if (withCopies && RecordFacts.Copies(record) is > 0 and var copies)
            cells[BookColumn.Copies] = copies.ToString(CultureInfo.InvariantCulture);
        return new BookRow(read.Number, cells, MarcLines.Write(RecordFacts.WithoutHoldings(record)));
    }
}

internal enum MarcForm
{
    Iso2709,
    Xml,
}
