using System.Text;

namespace OerPortal.Ingest.Pdf;

/// <summary>Splits pdftotext's output into pages.</summary>
internal static class PdfText
{
    /// <summary>One passage a page that has text; its locator is <c>page={n}</c>, counted from 1.</summary>
    public static IEnumerable<Passage> Passages(IReadOnlyList<string> pages)
    {
        var number = 0;
        for (var page = 0; page < pages.Count; page++)
        {
            var content = Flow(pages[page]);
            if (content.Length > 0)
                yield return new Passage(number++, Heading: null, $"page={page + 1}", content);
        }
    }

    /// <summary>Lines of print become running text; a hyphen at a line's end is a broken word only between two small letters.</summary>
    public static string Flow(string page)
    {
        var flowed = new StringBuilder(page.Length);
        foreach (var raw in page.Split('\n'))
        {
            var line = raw.Trim();
            if (line.Length == 0)
            {
                if (flowed.Length > 0 && flowed[^1] != '\n')
                    flowed.Append('\n');
                continue;
            }
            var joins = flowed.Length > 1 && flowed[^1] == '-' && char.IsLower(flowed[^2]) && char.IsLower(line[0]);
            if (joins)
                flowed.Length--;
            else if (flowed.Length > 0 && flowed[^1] != '\n')
                flowed.Append(' ');
            flowed.Append(line);
        }
        return flowed.Replace("\0", "").ToString().Trim();
    }
}
