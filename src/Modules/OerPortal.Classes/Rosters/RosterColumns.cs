using System.Globalization;
using OerPortal.Classes.Names;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;

namespace OerPortal.Classes.Rosters;

/// <summary>What the columns of a roster are, as schools head them: Vietnamese or English, with or without marks.</summary>
internal sealed class RosterColumns
{
    private static readonly (RosterColumn Column, string[] Names)[] Known =
    [
        (RosterColumn.Name, ["Họ và tên", "Họ tên", "Họ và tên học sinh", "Tên học sinh", "Học sinh", "Full name", "Name"]),
        (RosterColumn.FamilyName, ["Họ đệm", "Họ và tên đệm", "Họ và chữ đệm", "Họ lót", "Family name"]),
        (RosterColumn.GivenName, ["Tên", "Given name"]),
        (RosterColumn.Class, ["Lớp", "Tên lớp", "Lớp học", "Class"]),
        (RosterColumn.Number, ["Mã học sinh", "Mã HS", "Mã định danh", "Mã định danh Bộ GD&ĐT", "Mã định danh học sinh", "Mã", "Student ID", "Identifier"]),
        (RosterColumn.Born, ["Ngày sinh", "Ngày tháng năm sinh", "Sinh ngày", "Date of birth", "Birth date"]),
        (RosterColumn.Teacher, ["Giáo viên chủ nhiệm", "GVCN", "Chủ nhiệm", "Homeroom teacher", "Teacher"]),
        (RosterColumn.School, ["Trường", "Mã trường", "Tên trường", "School"]),
    ];

    private static readonly Dictionary<string, RosterColumn> ByName =
        Known.SelectMany(k => k.Names, (k, name) => (Name: Unmarked.Of(name), k.Column)).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Column);

    private readonly Dictionary<RosterColumn, int> _places = [];

    internal required IReadOnlyList<string> Unknown { get; init; }

    /// <exception cref="TableTroubleException">A column is missing, or there twice.</exception>
    internal static RosterColumns Read(TableRow headings)
    {
        var unknown = new List<string>();
        var columns = new RosterColumns { Unknown = unknown };
        foreach (var (place, written) in headings.Cells.Index())
        {
            var heading = written.Trim().TrimEnd('*').Trim();
            if (heading.Length == 0 || Unmarked.Of(heading) is "stt" or "tt" or "so thu tu" or "gioi tinh")
                continue;
            if (!ByName.TryGetValue(Unmarked.Of(heading), out var column))
                unknown.Add(heading.Length > 60 ? heading[..60] + "…" : heading);
            else if (!columns._places.TryAdd(column, place))
                throw new TableTroubleException("heading-twice", heading);
        }

        if (!columns.Has(RosterColumn.Name) && !(columns.Has(RosterColumn.FamilyName) && columns.Has(RosterColumn.GivenName)))
            throw new TableTroubleException("no-key", Known[0].Names[0]);
        return columns.Has(RosterColumn.Class) ? columns : throw new TableTroubleException("no-key", "Lớp");
    }

    internal bool Has(RosterColumn column) => _places.ContainsKey(column);

    internal RosterLine LineOf(TableRow row) => new(
        row.Number,
        Cell(row, RosterColumn.School),
        ClassName.Shown(Cell(row, RosterColumn.Class)),
        Cell(row, RosterColumn.Number),
        PersonName.Shown(Has(RosterColumn.Name) ? Cell(row, RosterColumn.Name) : $"{Cell(row, RosterColumn.FamilyName)} {Cell(row, RosterColumn.GivenName)}"),
        Cell(row, RosterColumn.Born),
        Cell(row, RosterColumn.Teacher));

    private string Cell(TableRow row, RosterColumn column) => _places.TryGetValue(column, out var place) ? row.At(place).Replace("\0", "", StringComparison.Ordinal) : "";
}

internal enum RosterColumn
{
    Name,
    FamilyName,
    GivenName,
    Class,
    Number,
    Born,
    Teacher,
    School,
}

/// <summary>A row as it stands in the table.</summary>
internal sealed record RosterLine(int Number, string School, string ClassName, string PupilNumber, string PupilName, string Born, string Teacher)
{
    private static readonly string[] Forms = ["d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d", "d/M/yy", "d/M/yyyy H:mm:ss", "yyyy-M-d H:mm:ss"];

    // Days of a spreadsheet are numbers since the end of 1899.
    private static readonly DateOnly SheetsBegin = new(1899, 12, 30);

    /// <summary>A day as people and spreadsheets write it.</summary>
    internal static DateOnly? Day(string written)
    {
        if (DateOnly.TryParseExact(written, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
            return day;
        if (DateTime.TryParseExact(written, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var moment))
            return DateOnly.FromDateTime(moment);
        return double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 7_000 and < 80_000
            ? SheetsBegin.AddDays((int)number)
            : null;
    }
}
