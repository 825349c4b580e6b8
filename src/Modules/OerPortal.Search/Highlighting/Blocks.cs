using System.Text;

namespace OerPortal.Search.Highlighting;

/// <summary>Puts paragraphs, cells and lines of a text on one line, with a point between blocks so that they do not read as one sentence.</summary>
internal static class Blocks
{
    private const string Between = " · ";

    /// <summary>A piece of a text as it stands on one line.</summary>
    /// <param name="isPage">Its lines are those of a printed page, which end where the page does: most go on in the next one.</param>
    public static string OnOneLine(string text, int from, int to, bool isPage)
    {
        if (!text.AsSpan(from, to - from).ContainsAny('\n', '\r')) return text[from..to];
        var line = new StringBuilder(to - from);
        for (var i = from; i < to; i++)
        {
            if (text[i] is not ('\n' or '\r')) line.Append(text[i]);
            else if (i == 0 || !char.IsWhiteSpace(text[i - 1])) line.Append(isPage && GoesOn(text, i) ? " " : Between);
        }

        return line.ToString();
    }

    private static bool GoesOn(string text, int end)
    {
        var next = text.AsSpan(end).TrimStart();
        return !next.IsEmpty && char.IsLower(next[0]) && text[..end].TrimEnd() is not [.., '.' or '!' or '?' or ':' or ';'];
    }
}
