using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Library.Catalogue;

namespace OerPortal.Library.Import;

/// <summary>What the columns of a table of books are, as libraries head them: Vietnamese or English, with or without marks.</summary>
internal sealed class BookColumns
{
    internal static readonly (BookColumn Column, string[] Names)[] Known =
    [
        (BookColumn.Name, ["Nhan đề", "Tên sách", "Tên tài liệu", "Tựa sách", "Nhan đề chính", "Nhan đề tài liệu", "Nhan đề sách", "Tên ấn phẩm", "Title", "title"]),
        (BookColumn.People, ["Tác giả", "Tên tác giả", "Tác giả chính", "Tác giả cá nhân", "Thông tin trách nhiệm", "Chủ biên", "Author", "Authors", "authors", "author"]),
        (BookColumn.Volume, ["Tập", "Tập số", "Số tập", "Volume"]),
        (BookColumn.Edition, ["Lần xuất bản", "Lần XB", "Lần tái bản", "Edition", "edition"]),
        (BookColumn.Publisher, ["Nhà xuất bản", "NXB", "Nhà XB", "Tên NXB", "Publisher", "publisher_name"]),
        (BookColumn.Place, ["Nơi xuất bản", "Nơi XB", "Địa điểm xuất bản", "Place", "place_name", "publish_place"]),
        (BookColumn.Year, ["Năm xuất bản", "Năm XB", "Năm", "Year", "publish_year"]),
        (BookColumn.Pages, ["Số trang", "Trang", "Mô tả vật lý", "Pages", "collation"]),
        (BookColumn.Isbn, ["ISBN", "Chỉ số ISBN", "Mã ISBN", "ISBN/ISSN", "isbn_issn"]),
        (BookColumn.ClassMark, ["Kí hiệu phân loại", "Phân loại", "KHPL", "Chỉ số phân loại", "Môn loại", "Mã môn loại", "Mã DDC", "DDC", "Class", "Classification", "call_number"]),
        (BookColumn.Subjects, ["Chủ đề", "Từ khoá", "Đề mục chủ đề", "Tiêu đề chủ đề", "Subjects", "topics", "topic"]),
        (BookColumn.Kind, ["Loại sách", "Loại tài liệu", "Loại ấn phẩm", "Loại hình tài liệu", "Loại", "Kho", "Kho sách", "Kind"]),
        (BookColumn.Grade, ["Lớp", "Khối", "Khối lớp", "Grade"]),
        (BookColumn.Price, ["Giá tiền", "Đơn giá", "Giá", "Giá bìa", "Giá sách", "Giá nhập", "Price"]),
        (BookColumn.Copies, ["Số bản", "Số lượng", "SL", "Số cuốn", "Tổng số bản", "Số lượng bản", "Copies"]),
        (BookColumn.Note, ["Ghi chú", "Phụ chú", "Tóm tắt", "Note", "notes"]),
    ];

    private static readonly Dictionary<string, BookColumn> ByName =
        Known.SelectMany(k => k.Names, (k, name) => (Name: Unmarked.Of(name), k.Column)).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Column);

    private readonly Dictionary<BookColumn, int> _places = [];
    private readonly HashSet<string> _headings = [];
    private int? _numbers;

    internal required IReadOnlyList<string> Unknown { get; init; }

    /// <exception cref="TableTroubleException">There is no column of titles, or one is there twice.</exception>
    internal static BookColumns Read(TableRow headings)
    {
        var unknown = new List<string>();
        var columns = new BookColumns { Unknown = unknown };
        foreach (var (place, written) in headings.Cells.Index())
        {
            var heading = FormText.Typed(written).TrimEnd('*').Trim();
            if (heading.Length == 0 || Unmarked.Of(heading) is "stt" or "tt" or "so thu tu")
                continue;
            if (!columns.Take(heading, place))
                unknown.Add(heading.Length > 60 ? heading[..60] + "…" : heading);
        }
        return columns._places.ContainsKey(BookColumn.Name) ? columns : throw new TableTroubleException("no-key", Known[0].Names[0]);
    }

    // Programs export more than one column for the same, such as two classes: the first is taken. A column twice, or two of titles, is a mistake.
    private bool Take(string heading, int place)
    {
        if (ListedNumbers.AreHeadedBy(heading))
        {
            _numbers ??= place;
            return _numbers == place;
        }
        if (!ByName.TryGetValue(Unmarked.Of(heading), out var column))
            return false;
        var isTwice = !_headings.Add(Unmarked.Of(heading));
        return _places.TryAdd(column, place) || (isTwice || column == BookColumn.Name ? throw new TableTroubleException("heading-twice", heading) : false);
    }

    /// <summary>Null for a row without a word in the columns that are known.</summary>
    internal BookRow? RowOf(TableRow row)
    {
        var cells = new Dictionary<BookColumn, string>();
        foreach (var (column, place) in _places)
        {
            if (FormText.Typed(row.At(place)) is { Length: > 0 } cell)
                cells[column] = cell;
        }
        if (cells.Count == 0)
            return null;
        // A line in a list of books is a book; a list without the column is one of titles.
        if (_places.ContainsKey(BookColumn.Copies))
            cells.TryAdd(BookColumn.Copies, "1");
        else if (_numbers is { } numbers && ListedNumbers.Count(row.At(numbers)) is > 0 and var count)
            cells[BookColumn.Copies] = $"{count}";
        return new BookRow(row.Number, cells);
    }
}
