using System.Text;
using System.Text.RegularExpressions;
using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Epub.Zip;

namespace OerPortal.Epub;

/// <summary>Vietnamese from before Unicode in a book: chapters and contents become Unicode, so that reader, search and read-aloud have the same words.</summary>
internal static partial class OldMarkup
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

    /// <summary>Selectors of the book's style sheets that set a font of capitals.</summary>
    public static CapitalSheets CapitalsOf(StrictZip zip, EpubPackage package)
    {
        var sheets = new CapitalSheets();
        foreach (var item in package.Items.Values.Where(i => EpubMediaTypes.TreatmentOf(i.MediaType) == MemberTreatment.Style).Take(MostStyles))
        {
            if (zip.TryFind(item.Path, out var member) && member.Length <= LargestStyle)
                sheets.Add(Encoding.Latin1.GetString(zip.ReadAll(member, (int)LargestStyle, Refusal.EpubTooLarge)));
        }
        return sheets;
    }

    /// <param name="clean">As the sanitiser wrote it: no "&lt;" or "&gt;" stands for itself in text or attributes.</param>
    /// <param name="sheets">The book's style sheets as far as they name fonts of capitals.</param>
    public static byte[] Mend(byte[] clean, IReadOnlyList<OldAlphabet> hints, CapitalSheets sheets)
    {
        if (Ascii.IsValid(clean))
            return clean;
        var markup = Encoding.UTF8.GetString(clean);
        var texts = TextsOf(markup);
        var reading = OldReading.Of(string.Join('\n', texts.Select(t => markup[t])), [.. hints, .. OldFonts.In(markup)]);
        var mended = new StringBuilder(markup.Length);
        var at = 0;
        var capitals = new CapitalFonts(markup, sheets);
        foreach (var text in texts)
        {
            if (!reading.IsOld && Ascii.IsValid(markup.AsSpan(text)))
                continue;
            var words = markup[text];
            var read = reading.Mend(words);
            // What was in Unicode all the time was typed as it is meant.
            if (reading.IsOld && capitals.Hold(text.Start.Value) && (read != words || Ascii.IsValid(words)))
                read = CapitalFonts.Raise(read);
            mended.Append(markup.AsSpan(at..text.Start.Value)).Append(read);
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
            // English words too: in a font of capitals they are capitals.
            if (end > at && !markup.AsSpan(at..end).IsWhiteSpace())
                texts.Add(at..end);
            if (open < 0)
                break;
            at = EndOfTag(markup, open);
            AddSaid(markup, open, at, texts);
        }
        return texts;
    }

    // Words in attributes: what a picture shows, what a link is about.
    private static void AddSaid(string markup, int open, int end, List<Range> texts)
    {
        if (Ascii.IsValid(markup.AsSpan(open..end)))
            return;
        foreach (var match in Said().EnumerateMatches(markup.AsSpan(open..end)))
        {
            var quote = markup.IndexOf('"', open + match.Index) + 1;
            texts.Add(quote..(open + match.Index + match.Length - 1));
        }
    }

    [GeneratedRegex(@"\s(alt|title|aria-label|summary)=""[^""<>]*[^\x00-\x7F""<>][^""<>]*""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Said();

    private static int EndOfTag(string markup, int open)
    {
        var rest = markup.AsSpan(open);
        var closing = rest.StartsWith("<!--") ? "-->" : rest.StartsWith("<![CDATA[") ? "]]>" : rest.StartsWith("<?") ? "?>" : ">";
        return markup.IndexOf(closing, open, StringComparison.Ordinal) is >= 0 and var end ? end + closing.Length : markup.Length;
    }
}
