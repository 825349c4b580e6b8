using System.Text;
using OerPortal.Search.Entries;

namespace OerPortal.Search.Postgres;

/// <summary>Writes what is asked of entries as <c>tsquery</c> text. Everything a person typed is quoted, so none of it is ever an operator.</summary>
internal static class TsQuery
{
    public static string Of(Asked asked)
    {
        var text = new StringBuilder();
        Write(asked, text);
        return text.ToString();
    }

    /// <summary>A lexeme in the quoting that both <c>tsvector</c> and <c>tsquery</c> read.</summary>
    public static string Quote(string lexeme)
    {
        if (lexeme.AsSpan().ContainsAny('\'', '\\')) lexeme = lexeme.Replace("\\", @"\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        return "'" + StoredText.Clean(lexeme) + "'";
    }

    /// <summary>Lexemes without places as the text of a <c>tsvector</c>.</summary>
    public static string Vector(IEnumerable<string> lexemes)
    {
        var text = new StringBuilder(16_384);
        foreach (var lexeme in lexemes)
        {
            if (lexeme.AsSpan().ContainsAny('\'', '\\', '\0')) text.Append(Quote(lexeme)).Append(' ');
            else text.Append('\'').Append(lexeme).Append("' ");
        }

        return text.ToString();
    }

    private static void Write(Asked asked, StringBuilder text)
    {
        switch (asked)
        {
            case AskedEntry one: text.Append(Quote(one.Entry)); break;
            case AskedWord one: Write(one, text); break;
            case AskedAll all: Write(all.Parts, " & ", text); break;
            case AskedAny any: Write(any.Parts, " | ", text); break;
        }
    }

    private static void Write(AskedWord asked, StringBuilder text)
    {
        var signs = Lexemes.Within(asked.Field);
        if (signs.Length > 1) text.Append('(');
        for (var i = 0; i < signs.Length; i++) text.Append(i > 0 ? " | " : "").Append(Quote(signs[i] + asked.Word));
        if (signs.Length > 1) text.Append(')');
    }

    private static void Write(IReadOnlyList<Asked> parts, string between, StringBuilder text)
    {
        text.Append('(');
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) text.Append(between);
            Write(parts[i], text);
        }

        text.Append(')');
    }
}
