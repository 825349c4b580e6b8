using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;

namespace OerPortal.Sites.Schools;

/// <summary>Reads schools out of a table. Headings are known in both languages, with or without marks; others are passed over.</summary>
internal static class SchoolRows
{
    /// <summary>A department opens so many at once; more are taken in several files.</summary>
    internal const int Most = 2_000;

    /// <summary>In the order of the template.</summary>
    internal static IReadOnlyList<string> Headings { get; } =
        ["Tên trường", "Mã trường", "Cấp học", "Huyện", "Xã", "Địa chỉ", "Tên miền", "Người quản trị", "Tài khoản"];

    private static readonly string[][] Known =
    [
        ["ten truong", "ten", "truong", "name", "school"],
        ["ma truong", "ma", "code"],
        ["cap hoc", "cap", "level"],
        ["huien", "huien thi xa thanh pho", "dia ban", "khu vuc", "district"],
        ["xa", "xa phuong", "phuong", "commune", "ward"],
        ["dia chi", "dia chi trang", "ten ngan", "slug", "address"],
        ["ten mien", "ten mien rieng", "host", "host name"],
        ["nguoi quan tri", "quan tri", "nguoi phu trach", "nguoi phu trach trang", "can bo thu vien", "administrator"],
        ["tai khoan", "email", "thu dien tu", "ten dang nhap", "account", "user name"],
    ];

    /// <exception cref="TableTroubleException">It is no table of schools.</exception>
    internal static async Task<IReadOnlyList<SchoolRow>> ReadAsync(ITable table, CancellationToken cancellation)
    {
        int[]? places = null;
        var rows = new List<SchoolRow>();
        await foreach (var row in table.RowsAsync(cancellation))
        {
            if (places is null)
            {
                places = PlacesOf(row);
                continue;
            }

            if (rows.Count == Most)
                throw new TableTroubleException(TooMany);
            string At(int column) => places[column] < 0 ? "" : row.At(places[column]);
            rows.Add(new SchoolRow(row.Number, At(0), At(5), At(1), At(2), At(3), At(4), At(6), At(7), At(8)));
        }

        return rows.Count > 0 ? rows : throw new TableTroubleException(Nothing);
    }

    internal const string TooMany = "sites.opening.tooMany";
    internal const string Nothing = "sites.opening.nothing";
    internal const string NoName = "sites.opening.noName";

    private static int[] PlacesOf(TableRow heads)
    {
        string[] said = [.. heads.Cells.Select(cell => Unmarked.Of(cell.Replace('_', ' ').Replace('/', ' ').Replace(',', ' ').Trim(' ', '*', ':')))];
        var places = Known.Select(names => Array.FindIndex(said, head => names.Contains(head))).ToArray();
        return places[0] >= 0 ? places : throw new TableTroubleException(NoName);
    }
}
