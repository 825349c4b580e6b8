using OerPortal.Ingest;
using OerPortal.Resources;

namespace OerPortal.Library.Ebooks;

/// <summary>The first lines of what is lent, as booksellers let people leaf through: by what the portal read out of the file, so that no door to the file itself opens.</summary>
internal sealed class EbookSample(IFiles files)
{
    /// <summary>Characters, and never more than a tenth of the text.</summary>
    internal const int Longest = 2_500;
    internal const int Share = 10;

    /// <returns>Paragraphs; none where nothing can be read out.</returns>
    internal async Task<IReadOnlyList<string>> OfAsync(ResourceCard card, CancellationToken cancellation)
    {
        if (card.MainFileId is not { } fileId)
            return [];
        var (text, length) = (new List<string>(), 0);
        await foreach (var passage in files.PassagesAsync(fileId, cancellation))
        {
            foreach (var paragraph in passage.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                text.Add(paragraph);
                length += paragraph.Length;
            }
            if (length >= Longest * Share)
                break;
        }
        return Cut(text, Math.Min(Longest, length / Share));
    }

    private static List<string> Cut(List<string> text, int most)
    {
        var shown = new List<string>();
        foreach (var paragraph in text)
        {
            if (paragraph.Length > most)
            {
                var end = most > 0 ? paragraph.LastIndexOf(' ', most - 1) : 0;
                if (end > 0)
                    shown.Add(paragraph[..end] + "…");
                break;
            }
            shown.Add(paragraph);
            most -= paragraph.Length;
        }
        return shown;
    }
}
