using System.Globalization;

namespace OerPortal.SearchQuality.Catalogue;

/// <summary>How contributors write titles, descriptions and texts (ways.txt).</summary>
internal sealed class Ways(Func<string, string> subjectName)
{
    private readonly Dictionary<string, string[]> _lines = Lines.Read("ways.txt").ToDictionary(line => line.Left, line => line.Right, StringComparer.Ordinal);

    public IReadOnlyList<string> Of(string name) => _lines[name];

    public string Write(string way, Lesson lesson, string term = "") => way
        .Replace("{bai}", lesson.Name, StringComparison.Ordinal)
        .Replace("{truoc}", lesson.Before, StringComparison.Ordinal)
        .Replace("{mon}", subjectName(lesson.Subject), StringComparison.Ordinal)
        .Replace("{ngan}", _lines.TryGetValue("ngan-" + lesson.Subject, out var brief) ? brief[0] : subjectName(lesson.Subject), StringComparison.Ordinal)
        .Replace("{lop}", lesson.Grade == 0 ? "" : lesson.Grade.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{ki}", term, StringComparison.Ordinal)
        .Replace("  ", " ", StringComparison.Ordinal)
        .Replace(" :", ":", StringComparison.Ordinal)
        .Trim();
}
