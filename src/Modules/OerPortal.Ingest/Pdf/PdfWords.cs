using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Ingest.Tools;

namespace OerPortal.Ingest.Pdf;

/// <summary>The text of a PDF, page by page, in Unicode; of pages that nobody could read only the sound lines.</summary>
internal sealed class PdfWords
{
    private const int FewestLettersAPage = 8;
    private readonly OldReading _reading;

    private PdfWords(IReadOnlyList<string> pages, OldReading reading, int garbled)
    {
        Pages = pages;
        _reading = reading;
        Garbled = garbled;
    }

    public IReadOnlyList<string> Pages { get; }

    /// <summary>Pages whose text is no words.</summary>
    public int Garbled { get; }

    /// <summary>What must be said about the text to whoever gave the file.</summary>
    public FileRemarkKind? Remark
    {
        get
        {
            if (Garbled > 0 && Garbled * 2 >= Pages.Count)
                return FileRemarkKind.UnreadableText;
            if (_reading.IsOld)
                return FileRemarkKind.OldFont;
            return Pages.Sum(p => p.Count(char.IsLetter)) < FewestLettersAPage * Math.Max(1, Pages.Count) ? FileRemarkKind.NoText : null;
        }
    }

    /// <summary>A title or an entry of the outline, read as the document is.</summary>
    public string Mend(string text) => OldText.Mend(_reading.Mend(text));

    /// <summary>The language that most of the words are in, where they leave no doubt.</summary>
    public string? Language => OldReading.IsVietnamese(string.Join('\n', Pages.Take(20))) ? "vi" : null;

    /// <param name="textFile">Pages with a form feed behind each; null when there is no text.</param>
    /// <param name="pages">How many the document has.</param>
    /// <param name="fonts">Names of its fonts.</param>
    /// <param name="again">Reads the pages once more with their bounds, for text that holds form feeds of its own.</param>
    public static async Task<PdfWords> ReadAsync(string? textFile, int pages, string fonts, Func<Task<IReadOnlyList<string>>> again, CancellationToken cancellation)
    {
        var text = textFile is null ? "" : await File.ReadAllTextAsync(textFile, cancellation);
        IReadOnlyList<string> parts = text.Split('\f');
        // Behind the last page's form feed stands nothing.
        if (parts.Count - 1 > Math.Min(pages, PdfTools.MaxTextPages))
            parts = await again();
        else if (parts.Count > 1)
            parts = [.. parts.SkipLast(1)];
        var reading = OldReading.Of(text, OldFonts.In(fonts));
        var mended = parts.Select(page => reading.Mend(WithBlanks(page))).ToList();
        var garbled = 0;
        for (var page = 0; page < mended.Count; page++)
        {
            if (!Legibility.IsGarbage(mended[page]))
                continue;
            // Lines in a sound font beside the broken one are still words.
            mended[page] = string.Join('\n', mended[page].Split('\n').Where(Legibility.IsSound));
            garbled++;
        }
        return new PdfWords(mended, reading, garbled);
    }

    // Some makers' blanks are a control character ("Overview\u0002of\u0002the").
    private static string WithBlanks(string page) => page.AsSpan().IndexOfAnyInRange('\u0001', '\u0008') < 0 ? page
        : new string([.. page.Select(c => c is >= '\u0001' and <= '\u0008' ? ' ' : c)]);
}
