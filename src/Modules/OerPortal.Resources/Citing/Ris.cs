using System.Globalization;
using System.Text;

namespace OerPortal.Resources.Citing;

/// <summary>RIS, for EndNote, Zotero, Mendeley: a tag and a value a line, lines ended by CR LF, no value over more than one line.</summary>
internal static class Ris
{
    internal static string Of(CitedWork work)
    {
        var lines = new StringBuilder();
        Line(lines, "TY", TypeOf(work.Kind));
        // Without a comma a name is one whole: nothing is turned round or shortened.
        Lines(lines, "AU", work.Authors.Select(c => c.Name.Replace(',', ' ')));
        Lines(lines, "ED", work.Others.Where(c => c.Role == "edt").Select(c => c.Name.Replace(',', ' ')));
        Lines(lines, "A4", work.Others.Where(c => c.Role != "edt").Select(c => c.Name.Replace(',', ' ')));
        Line(lines, "TI", work.Title);
        Line(lines, "PY", work.Year);
        Line(lines, "DA", work.Issued is null ? null : DateOf(work.DateParts));
        Line(lines, "PB", work.Publisher);
        Line(lines, "DP", work.Site);
        Line(lines, "SN", work.Isbn);
        Line(lines, "DO", work.Doi);
        Line(lines, "UR", work.Address);
        Line(lines, "LA", string.Join(", ", work.Languages));
        Lines(lines, "KW", work.Keywords);
        Line(lines, "AB", work.Description);
        Line(lines, "C1", work.LicenceName is null ? null : $"{work.LicenceName} {work.Deed}".TrimEnd());
        return lines.Append("ER  - \r\n").ToString();
    }

    private static string TypeOf(string kind) => kind switch
    {
        "sach-dien-tu" => "EBOOK",
        "video" => "VIDEO",
        "am-thanh" => "SOUND",
        "hinh-anh" => "ART",
        _ => "ELEC",
    };

    /// <summary>YYYY/MM/DD/, what is not known left empty.</summary>
    private static string DateOf(IReadOnlyList<int> parts)
        => string.Create(CultureInfo.InvariantCulture, $"{parts[0]:D4}/{(parts.Count > 1 ? parts[1].ToString("D2", CultureInfo.InvariantCulture) : "")}/{(parts.Count > 2 ? parts[2].ToString("D2", CultureInfo.InvariantCulture) : "")}/");

    private static void Lines(StringBuilder lines, string tag, IEnumerable<string> values)
    {
        foreach (var value in values)
            Line(lines, tag, value);
    }

    private static void Line(StringBuilder lines, string tag, string? value)
    {
        var one = string.Join(' ', string.Concat((value ?? "").Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (one.Length > 0)
            lines.Append(CultureInfo.InvariantCulture, $"{tag}  - {one}\r\n");
    }
}
