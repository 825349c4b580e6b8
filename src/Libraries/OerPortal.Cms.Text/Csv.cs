using System.Buffers;

namespace OerPortal.Cms.Text;

/// <summary>Lines of a CSV file (RFC 4180) that is opened in a spreadsheet.</summary>
public static class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t");

    /// <summary>A row, with the line's end; null is an empty field.</summary>
    public static string Line(IEnumerable<string?> fields) => string.Join(',', fields.Select(field => Field(field ?? ""))) + "\r\n";

    // A title that begins like a formula must stay a title (OWASP, CSV injection).
    private static string Field(string text)
    {
        var safe = text.AsSpan().TrimStart() is [var first, ..] && "=+-@\t\r＝＋－＠".Contains(first, StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe.Length != safe.Trim().Length ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
