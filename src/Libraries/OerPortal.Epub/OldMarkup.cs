using System.Text;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>Vietnamese from before Unicode in a book: chapters and contents become Unicode, so that reader, search and read-aloud have the same words.</summary>
internal static class OldMarkup
{
    private const long LargestStyle = 1 << 20;
    private const int MostStyles = 50;

    /// <summary>Alphabets that the book's style sheets name fonts of.</summary>
    public static IReadOnlyList<OldAlphabet> HintsOf(StrictZip zip, EpubPackage package)
    {
        var hints = new List<OldAlphabet>();
        foreach (var item in package.Items.Values.Where(i => EpubMediaTypes.TreatmentOf(i.MediaType) == MemberTreatment.Style).Take(MostStyles))
        {
            if (zip.TryFind(item.Path, out var member) && member.Length <= LargestStyle)
                hints.AddRange(OldFonts.In(Encoding.Latin1.GetString(zip.ReadAll(member, (int)LargestStyle, Refusal.EpubTooLarge))));
        }
        return hints;
    }

    /// <param name="clean">As the sanitiser wrote it: no "&lt;" or "&gt;" stands for itself in text or attributes.</param>
    public static byte[] Mend(byte[] clean, IReadOnlyList<OldAlphabet> hints)
    {
        if (Ascii.IsValid(clean))
            return clean;
        var markup = Encoding.UTF8.GetString(clean);
        var texts = TextsOf(markup);
        var reading = OldReading.Of(string.Join('\n', texts.Select(t => markup[t])), [.. hints, .. OldFonts.In(markup)]);
        var mended = new StringBuilder(markup.Length);
        var at = 0;
        foreach (var text in texts)
        {
            mended.Append(markup.AsSpan(at..text.Start.Value)).Append(reading.Mend(markup[text]));
            at = text.End.Value;
        }
        mended.Append(markup.AsSpan(at));
        var result = mended.ToString();
        return result == markup ? clean : Encoding.UTF8.GetBytes(result);
    }

    /// <summary>Contents and description of the book in words that people can read.</summary>
    public static EpubBook Mend(StrictZip zip, EpubBook book)
    {
        var said = book.Package.Metadata;
        var words = new StringBuilder().Append(said.Title).Append('\n').Append(said.Description).Append('\n');
        Collect(book.Navigation.Contents, words);
        var reading = OldReading.Of(words.ToString(), HintsOf(zip, book.Package));
        var mended = said with
        {
            Title = said.Title is null ? null : reading.Mend(said.Title),
            Description = said.Description is null ? null : reading.Mend(said.Description),
            Contributors = [.. said.Contributors.Select(c => c with { Name = reading.Mend(c.Name) })],
            Subjects = [.. said.Subjects.Select(reading.Mend)],
        };
        return book with
        {
            Package = book.Package with { Metadata = mended },
            Navigation = book.Navigation with { Contents = Mend(book.Navigation.Contents, reading) },
        };
    }

    private static void Collect(IReadOnlyList<EpubNavEntry> entries, StringBuilder titles)
    {
        foreach (var entry in entries)
        {
            titles.Append(entry.Title).Append('\n');
            Collect(entry.Children, titles);
        }
    }

    private static List<EpubNavEntry> Mend(IReadOnlyList<EpubNavEntry> entries, OldReading reading) =>
        [.. entries.Select(e => e with { Title = OldText.Mend(reading.Mend(e.Title)), Children = Mend(e.Children, reading) })];

    private static List<Range> TextsOf(string markup)
    {
        var texts = new List<Range>();
        for (var at = 0; at < markup.Length;)
        {
            var open = markup.IndexOf('<', at);
            var end = open < 0 ? markup.Length : open;
            if (end > at && !Ascii.IsValid(markup.AsSpan(at..end)))
                texts.Add(at..end);
            if (open < 0)
                break;
            at = EndOfTag(markup, open);
        }
        return texts;
    }

    private static int EndOfTag(string markup, int open)
    {
        var rest = markup.AsSpan(open);
        var closing = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<![CDATA[") ? "]]>" : rest.StartsWith("<?") ? "?>" : ">";
        return markup.IndexOf(closing, open, StringComparison.Ordinal) is >= 0 and var end ? end + closing.Length : markup.Length;
    }
}
