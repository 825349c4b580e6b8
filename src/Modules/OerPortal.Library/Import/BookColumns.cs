using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;

namespace OerPortal.Library.Import;

/// <summary>What the columns of a table of books are, as libraries head them: Vietnamese or English, with or without marks.</summary>
internal sealed class BookColumns
{
    internal static readonly (BookColumn Column, string[] Names)[] Known =
    [
        (BookColumn.Name, ["Nhan đề", "Tên sách", "Tên tài liệu", "Tựa sách", "Nhan đề chính", "Title", "title"]),
        (BookColumn.People, ["Tác giả", "Tên tác giả", "Author", "Authors", "authors", "author"]),
        (BookColumn.Volume, ["Tập", "Volume"]),
        (BookColumn.Edition, ["Lần xuất bản", "Edition", "edition"]),
        (BookColumn.Publisher, ["Nhà xuất bản", "NXB", "Nhà XB", "Publisher", "publisher_name"]),
        (BookColumn.Place, ["Nơi xuất bản", "Nơi XB", "Place", "place_name", "publish_place"]),
        (BookColumn.Year, ["Năm xuất bản", "Năm XB", "Năm", "Year", "publish_year"]),
        (BookColumn.Pages, ["Số trang", "Pages", "collation"]),
        (BookColumn.Isbn, ["ISBN", "ISBN/ISSN", "isbn_issn"]),
        (BookColumn.ClassMark, ["Kí hiệu phân loại", "Phân loại", "Mã DDC", "DDC", "Class", "Classification", "call_number"]),
        (BookColumn.Subjects, ["Chủ đề", "Từ khoá", "Subjects", "topics", "topic"]),
        (BookColumn.Kind, ["Loại sách", "Loại tài liệu", "Loại", "Kho", "Kind"]),
        (BookColumn.Grade, ["Lớp", "Khối", "Khối lớp", "Grade"]),
        (BookColumn.Price, ["Giá tiền", "Đơn giá", "Giá", "Giá bìa", "Price"]),
        (BookColumn.Copies, ["Số bản", "Số lượng", "SL", "Copies"]),
        (BookColumn.Note, ["Ghi chú", "Note", "notes"]),
    ];

    private static readonly Dictionary<string, BookColumn> ByName =
        Known.SelectMany(k => k.Names, (k, name) => (Name: Unmarked.Of(name), k.Column)).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Column);

    private readonly Dictionary<BookColumn, int> _places = [];

    internal required IReadOnlyList<string> Unknown { get; init; }

    /// <exception cref="TableTroubleException">There is no column of titles, or one is there twice.</exception>
    internal static BookColumns Read(TableRow headings)
    {
        var unknown = new List<string>();
        var columns = new BookColumns { Unknown = unknown };
        foreach (var (place, written) in headings.Cells.Index())
        {
            var heading = written.Replace("\0", "", StringComparison.Ordinal).Trim().TrimEnd('*').Trim();
            if (heading.Length == 0 || Unmarked.Of(heading) is "stt" or "tt" or "so thu tu")
                continue;
            if (!ByName.TryGetValue(Unmarked.Of(heading), out var column))
                unknown.Add(heading.Length > 60 ? heading[..60] + "…" : heading);
            else if (!columns._places.TryAdd(column, place))
                throw new TableTroubleException("heading-twice", heading);
        }
        return columns._places.ContainsKey(BookColumn.Name) ? columns : throw new TableTroubleException("no-key", Known[0].Names[0]);
    }

    /// <summary>Null for a row without a word in the columns that are known.</summary>
    internal BookRow? RowOf(TableRow row)
    {
        var cells = new Dictionary<BookColumn, string>();
        foreach (var (column, place) in _places)
        {
            if (row.At(place).Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } cell)
                cells[column] = cell;
        }
        if (cells.Count == 0)
            return null;
        // A line in a list of books is a book; a list without the column is one of titles.
        if (_places.ContainsKey(BookColumn.Copies))
            cells.TryAdd(BookColumn.Copies, "1");
        return new BookRow(row.Number, cells);
    }
}
