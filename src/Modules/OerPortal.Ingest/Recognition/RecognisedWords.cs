using System.Globalization;
using System.Text;
using OerPortal.Cms.Text;

namespace OerPortal.Ingest.Recognition;

/// <summary>The words of one page in reading order, those left out that the machine was hardly sure of.</summary>
/// <param name="Lines">A line of print each; a blank one between paragraphs.</param>
/// <param name="Letters">Letters and digits of all its words.</param>
/// <param name="Confidence">Mean over those letters, in percent.</param>
/// <param name="IsUpright">Whether long words are wider than high.</param>
internal sealed record RecognisedWords(string Lines, int Letters, int Confidence, bool IsUpright)
{
    private const int LongWord = 4;
    private const int LeastSure = 40;
    private const int LongestPage = 64 << 10;
    private const string LevelOfWords = "5";

    public static RecognisedWords None { get; } = new("", 0, 0, IsUpright: true);

    /// <param name="table">Lines of Tesseract's <c>tsv</c>: level, page, block, paragraph, line, word, four of its place, confidence, text.</param>
    public static RecognisedWords Of(IEnumerable<string> table)
    {
        var text = new StringBuilder();
        int letters = 0, wide = 0, high = 0;
        double sure = 0;
        (string Paragraph, string Line) last = ("", "");
        foreach (var row in table)
        {
            if (row.Split('\t') is not [LevelOfWords, _, var block, var paragraph, var line, _, _, _, var width, var height, var confidence, var word])
                continue;
            var count = word.Count(char.IsLetterOrDigit);
            if ((count == 0 && word.All(char.IsWhiteSpace)) || !double.TryParse(confidence, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent))
                continue;
            letters += count;
            if (count >= LongWord)
                _ = int.Parse(width, CultureInfo.InvariantCulture) >= int.Parse(height, CultureInfo.InvariantCulture) ? wide++ : high++;
            sure += count * percent;
            if (percent < LeastSure || text.Length + word.Length > LongestPage)
                continue;
            var now = (Paragraph: $"{block}.{paragraph}", Line: line);
            if (text.Length > 0)
                text.Append(now == last ? " " : now.Paragraph == last.Paragraph ? "\n" : "\n\n");
            text.Append(word);
            last = now;
        }
        return letters == 0 ? None : new RecognisedWords(text.ToString().Composed(), letters, (int)(sure / letters), wide >= high);
    }
}
