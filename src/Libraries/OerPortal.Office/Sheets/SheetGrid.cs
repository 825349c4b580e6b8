namespace OerPortal.Office.Sheets;

/// <summary>Cells while a sheet is read, and the table they make: merged ones reach over what can be seen of their rows and columns.</summary>
internal sealed class SheetGrid(SheetFrame frame)
{
    private const int MostHeadRows = 6;

    private readonly List<int> _rows = [];
    private readonly Dictionary<(int Column, int Row), SheetCell> _cells = [];
    private readonly HashSet<int> _hidden = [];
    private int _columns;
    private int _last;
    private bool _isCut;

    private bool _isFull;

    /// <summary>There is more than is taken: the rest need not be read.</summary>
    public bool IsEnded { get; private set; }

    public void BeginRow(int number, bool isHidden)
    {
        // Rows that are left out in the file are empty ones.
        for (var row = _last + 1; row < number && row <= SheetTable.MostRows * 2; row++)
            Add(row);
        _last = Math.Max(_last, number);
        if (isHidden)
            _hidden.Add(number);
        else
            Add(number);
    }

    public void Put(int column, int row, string text, bool isNumber)
    {
        if (_hidden.Contains(row) || frame.IsHidden(column) || frame.CoverOf(column, row) is not null)
            return;
        IsEnded = _isFull;
        _isCut |= _isFull || column > SheetTable.MostColumns;
        if (_isFull || column > SheetTable.MostColumns)
            return;
        _cells[(column, row)] = new SheetCell(text, isNumber);
        _columns = Math.Max(_columns, column);
    }

    public SheetTable Table(string name)
    {
        var last = _cells.Keys.Select(c => c.Row).DefaultIfEmpty(0).Max();
        int[] rows = [.. _rows.Where(row => row <= last)];
        int[] columns = [.. Enumerable.Range(1, _columns).Where(c => !frame.IsHidden(c))];
        var places = rows.Index().ToDictionary(r => r.Item, r => r.Index);
        var head = HeadOf(rows, places);
        return new SheetTable(name, head, _isCut, [.. rows.Select(row => new SheetRow([.. columns.Where(c => frame.CoverOf(c, row) is not { } from || IsLost(from, places)).Select(c => CellAt(c, row, rows, columns, places, head))]))]);
    }

    private void Add(int row)
    {
        if (_rows.Count < SheetTable.MostRows)
            _rows.Add(row);
        else
            _isFull = true;
    }

    private SheetCell CellAt(int column, int row, int[] rows, int[] columns, Dictionary<int, int> places, int head)
    {
        var cell = _cells.GetValueOrDefault((column, row)) ?? new SheetCell("");
        var (lastColumn, lastRow) = frame.EndOf(column, row);
        if ((lastColumn, lastRow) == (column, row))
            return cell;
        // Rows of the head are a table part of their own, which nothing reaches out of.
        var end = places[row] < head ? head : rows.Length;
        return cell with
        {
            Rows = rows.Skip(places[row]).Take(end - places[row]).TakeWhile(r => r <= lastRow).Count(),
            Columns = columns.Count(c => c >= column && c <= lastColumn),
        };
    }

    // Its merged cell begins in a row or column that is hidden: it stands for itself, empty.
    private bool IsLost((int Column, int Row) from, Dictionary<int, int> places) => !places.ContainsKey(from.Row) || frame.IsHidden(from.Column);

    // What its author froze, or the first row; as far down as cells that begin in it reach.
    private int HeadOf(int[] rows, Dictionary<int, int> places)
    {
        if (rows.Length < 2)
            return 0;
        var head = frame.FrozenRows > 0 ? rows.Count(r => r <= frame.FrozenRows) : 1;
        for (var before = 0; before != head;)
        {
            before = head;
            head = Math.Max(head, frame.Merged.Where(m => places.TryGetValue(m.From.Row, out var at) && at < head).Select(m => rows.Count(r => r <= m.To.Row)).DefaultIfEmpty(0).Max());
        }
        return head <= MostHeadRows && head < rows.Length ? head : 0;
    }
}
