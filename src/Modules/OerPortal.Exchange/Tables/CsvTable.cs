using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Exchange.Tables;

/// <summary>A CSV file (RFC 4180) in UTF-8 or UTF-16, parted by commas, semicolons or tabs: the first line says by which.</summary>
internal sealed class CsvTable(Stream content) : ITable
{
    private const int AtOnce = 32 << 10;
    private readonly StreamReader _reader = new(content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: AtOnce);
    private readonly char[] _piece = new char[AtOnce];
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private int _row = 1;
    private char _between;
    private bool _isQuoted;
    private bool _wasQuote;
    private bool _wasReturn;

    public async IAsyncEnumerable<TableRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        int read;
        while ((read = await ReadAsync(cancellation)) > 0)
        {
            if (_between == default)
                _between = Between(_piece.AsSpan(0, read));
            for (var at = 0; at < read; at++)
            {
                if (Take(_piece[at]) && EndRow() is { } row)
                    yield return row;
            }
        }

        if (_isQuoted && !_wasQuote)
            throw new TableTroubleException("open-quote", _row.ToString("N0", CultureInfo.CurrentCulture));
        if (_cell.Length > 0 || _cells.Count > 0)
        {
            EndCell();
            if (EndRow() is { } last)
                yield return last;
        }
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<int> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            return await _reader.ReadBlockAsync(_piece, cancellation);
        }
        catch (DecoderFallbackException)
        {
            throw new TableTroubleException("encoding", _row.ToString("N0", CultureInfo.CurrentCulture));
        }
    }

    /// <returns>Whether the row ends here.</returns>
    private bool Take(char c)
    {
        if (_wasReturn)
        {
            _wasReturn = false;
            if (c == '\n')
                return false;
        }
        if (_isQuoted && !_wasQuote)
        {
            if (c == '"')
                _wasQuote = true;
            else
                Add(c);
            return false;
        }
        if (c == '"' && (_wasQuote || _cell.Length == 0))
        {
            if (_wasQuote)
                Add('"');
            (_isQuoted, _wasQuote) = (true, false);
            return false;
        }
        (_isQuoted, _wasQuote) = (false, false);
        if (c == _between)
            EndCell();
        else if (c is '\n' or '\r')
            return EndLine(c);
        else
            Add(c);
        return false;
    }

    private bool EndLine(char c)
    {
        _wasReturn = c == '\r';
        EndCell();
        return true;
    }

    private void Add(char c)
    {
        if (_cell.Length == TableLimits.Cell)
            throw TableLimits.CellTooLong(_row, _cells.Count + 1);
        _cell.Append(c);
    }

    private void EndCell()
    {
        if (_cells.Count == TableLimits.Columns)
            throw TableLimits.TooManyColumns(_row);
        _cells.Add(Plain(_cell.ToString()));
        _cell.Clear();
    }

    private TableRow? EndRow()
    {
        var row = new TableRow(_row, [.. _cells]);
        _cells.Clear();
        if (_row++ > TableLimits.Rows)
            throw TableLimits.TooManyRows();
        return row.Cells.All(string.IsNullOrWhiteSpace) ? null : row;
    }

    // What exports put before words that a spreadsheet would take for a formula.
    private static string Plain(string cell) => cell is ['\'', var first, ..] && "=+-@\t\r＝＋－＠ ".Contains(first, StringComparison.Ordinal) ? cell[1..].Composed() : cell.Composed();

    // In the first line, outside quotes, the sign that stands there most often.
    private static char Between(ReadOnlySpan<char> text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 };
        var isQuoted = false;
        foreach (var c in text)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && c is '\n' or '\r')
                break;
            else if (!isQuoted && counts.TryGetValue(c, out var count))
                counts[c] = count + 1;
        }

        return counts.MaxBy(c => c.Value).Key;
    }
}
