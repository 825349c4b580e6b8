using System.Buffers;

namespace OerPortal.Usage.Models;

/// <summary>Lines of a CSV file (RFC 4180) that is opened in a spreadsheet.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;\r\n\t");

    internal static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    // A title that begins like a formula must stay a title (OWASP, CSV injection).
    private static string Field(string text)
    {
        var safe = text.AsSpan().TrimStart() is [var first, ..] && "=+-@\t\r＝＋－＠".Contains(first, StringComparison.Ordinal) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe.Length != safe.Trim().Length ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
