using System.Globalization;
using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Resources.Citing;

/// <summary>BibTeX, for LaTeX and most reference programs. In UTF-8; what TeX or BibTeX would take for a command is written as the letter it is.</summary>
internal static class BibTex
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    internal static string Of(CitedWork work)
    {
        var entry = new StringBuilder();
        entry.Append(CultureInfo.InvariantCulture, $"@{(work.Kind == "sach-dien-tu" ? "book" : "misc")}{{{KeyOf(work)},\n");
        // Braces within braces: the name is one whole, and capitals of a title stay.
        Field(entry, "author", Names(work.Authors));
        Field(entry, "editor", Names(work.Others.Where(c => c.Role == "edt")));
        Field(entry, "translator", Names(work.Others.Where(c => c.Role == "trl")));
        Field(entry, "title", $"{{{Escape(work.Title)}}}");
        Field(entry, "year", work.Year);
        if (work.DateParts.Count > 1)
            entry.Append(CultureInfo.InvariantCulture, $"  month = {Months[work.DateParts[1] - 1]},\n");
        Field(entry, "publisher", Escaped(work.Publisher));
        Field(entry, "howpublished", Escape(work.Site));
        Field(entry, "isbn", Escaped(work.Isbn));
        Field(entry, "doi", work.Doi is { } doi && !doi.Any(c => c is '{' or '}' or '\\') ? doi : null);
        Field(entry, "url", work.Address);
        Field(entry, "language", string.Join(", ", work.Languages));
        Field(entry, "keywords", Escape(string.Join(", ", work.Keywords)));
        Field(entry, "note", Escaped(work.LicenceName));
        return entry.Append("}\n").ToString();
    }

    /// <summary>Letters and figures alone, the same for the same work always.</summary>
    internal static string KeyOf(CitedWork work)
    {
        var name = work.Authors.Count == 0 ? "" : Unmarked.Of(work.Authors[0].Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).LastOrDefault());
        return $"{string.Concat(name.Where(char.IsAsciiLetterOrDigit))}{work.Year}-{work.Id}".TrimStart('-');
    }

    private static string Names(IEnumerable<Contributor> people) => string.Join(" and ", people.Select(p => $"{{{Escape(p.Name)}}}"));

    private static void Field(StringBuilder entry, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            entry.Append(CultureInfo.InvariantCulture, $"  {name} = {{{value}}},\n");
    }

    private static string? Escaped(string? text) => text is null ? null : Escape(text);

    // BibTeX counts braces before TeX sees a backslash, so that \{ alone would leave an entry open.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in PlainTextLine(text))
        {
            escaped.Append(c switch
            {
                '\\' => @"\textbackslash{}",
                '{' => @"\textbraceleft{}",
                '}' => @"\textbraceright{}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                '#' or '$' or '%' or '&' or '_' => $@"\{c}",
                _ => c.ToString(),
            });
        }

        return escaped.ToString();
    }

    private static string PlainTextLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
