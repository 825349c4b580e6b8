using System.Globalization;
using OerPortal.Cms.Text;

namespace OerPortal.Theme;

/// <summary>Breaks a title into the lines of a cover. Widths are measured roughly: letters of a book face come in four widths.</summary>
public static class CoverLines
{
    private static readonly int[] Sizes = [76, 66, 58, 50, 44];

    /// <summary>The largest size at which the title fits the room, and its lines; the smallest cuts with an ellipsis.</summary>
    /// <param name="width">Units.</param>
    /// <param name="height">Units; a line takes 1.35 of the size.</param>
    public static (int Size, IReadOnlyList<string> Lines) Fit(string title, int width, int height)
    {
        foreach (var size in Sizes)
        {
            var most = (int)(height / (size * 1.35));
            var lines = Wrap(title, size, width, int.MaxValue);
            var fits = lines.Count <= most && lines.All(line => Measure(line, size) <= width);
            if (fits && (lines.Count <= 4 || size <= Sizes[2])) return (size, lines);
        }
        var smallest = Sizes[^1];
        return (smallest, Wrap(title, smallest, width, (int)(height / (smallest * 1.35))));
    }

    /// <summary>
    /// Lines of at most <paramref name="width"/>, as even as they can be; the last ends in an ellipsis where there are more than
    /// <paramref name="most"/>.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, int size, int width, int most)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var lines = Fill(words, size, width);
        if (lines.Count > most)
            return [.. lines.Take(most - 1), Cut(string.Join(' ', lines.Skip(most - 1)), size, width, always: true)];

        // The narrowest width that needs no further line gives the most even ones.
        var even = lines;
        for (var narrower = width - size; narrower > width / 2; narrower -= size / 2)
        {
            var tried = Fill(words, size, narrower);
            if (tried.Count > lines.Count || tried.Any(IsCut)) break;
            even = tried;
        }
        return even;
    }

    /// <summary>One line, ended with an ellipsis where it is too long.</summary>
    public static string Cut(string text, int size, int width) => Cut(text, size, width, always: false);

    private static bool IsCut(string line) => line.EndsWith('…');

    private static string Cut(string text, int size, int width, bool always)
    {
        if (!always && Measure(text, size) <= width) return text;
        var letters = new StringInfo(text);
        var length = letters.LengthInTextElements;
        while (length > 1 && Measure(letters.SubstringByTextElements(0, length) + "…", size) > width) length--;
        return letters.SubstringByTextElements(0, length).TrimEnd(' ', ',', '.', ':', '–', '-') + "…";
    }

    private static List<string> Fill(string[] words, int size, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in words)
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && Measure(longer, size) > width)
            {
                lines.Add(Cut(line, size, width));
                longer = word;
            }
            line = longer;
        }
        if (line.Length > 0) lines.Add(Cut(line, size, width));
        return lines;
    }

    /// <summary>Width of the text in units at a size.</summary>
    /// <exception cref="ArgumentException">The text holds a lone surrogate or U+FFFE.</exception>
    public static double Measure(string text, int size) =>
        text.Decomposed().Sum(Advance) * size;

    private static double Advance(char letter) => letter switch
    {
        'i' or 'j' or 'l' or 't' or 'f' or 'r' or 'I' or ' ' or '.' or ',' or ':' or '\'' => 0.34,
        'm' or 'w' or 'M' or 'W' => 0.88,
        _ when char.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark => 0,
        _ when char.IsUpper(letter) => 0.7,
        _ when letter > 0x2E80 => 1,
        _ => 0.54,
    };
}
