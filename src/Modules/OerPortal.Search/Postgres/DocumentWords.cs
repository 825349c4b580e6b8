using System.Text;
using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Postgres;

/// <summary>Collects the entries of one document (see <see cref="Lexemes"/>) as the text of a <c>tsvector</c> without positions.</summary>
internal sealed class DocumentWords
{
    // A tsvector holds less than 1 MB of entries; what a huge book has beyond is pairs, the least needed.
    private const int MostBytes = 900_000;
    private const int LeastRepeats = 3;
    private const int MostProminent = 400;

    private readonly HashSet<string> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private int _bytes;

    public static string Of(SearchDocument document, IReadOnlyList<AnalysedText> passages)
    {
        var words = new DocumentWords();
        words.AddField(document.Title, Lexemes.Title, Lexemes.Head, Lexemes.Described, Lexemes.Anywhere);
        foreach (var text in document.People.Concat(document.Topics).Concat(document.Keywords).Concat(document.Identifiers))
            words.AddField(text, Lexemes.Head, Lexemes.Described, Lexemes.Anywhere);
        words.AddField(document.Description, Lexemes.Described, Lexemes.Anywhere);
        foreach (var passage in passages) words.AddWords(passage, Lexemes.Anywhere);
        words.AddProminent(passages);
        foreach (var passage in passages) words.AddPairs(passage, Lexemes.Anywhere, exact: false);
        foreach (var passage in passages) words.AddPairs(passage, Lexemes.Anywhere, exact: true);
        return words.ToString();
    }

    public override string ToString()
    {
        var text = new StringBuilder(_bytes + (_entries.Count * 3));
        foreach (var entry in _entries) text.Append(Lexemes.Quote(entry)).Append(' ');
        return text.ToString();
    }

    private void AddField(string text, params ReadOnlySpan<string> fields)
    {
        var analysed = VietnameseText.Analyse(text);
        foreach (var field in fields)
        {
            AddWords(analysed, field);
            AddPairs(analysed, field, exact: false);
            AddPairs(analysed, field, exact: true);
        }
    }

    private void AddWords(AnalysedText text, string field)
    {
        foreach (var token in text.Tokens)
        {
            Add(field, token.Folded);
            if (token.IsMarked) Add(field, token.Exact);
        }

        foreach (var compound in text.Compounds)
        {
            Add(field, compound.Folded);
            Add(field, compound.Exact);
        }

        foreach (var meant in text.Tokens.Select(ShortNames.Of).OfType<IReadOnlyList<Token>>()) AddLongName(meant, field);
    }

    private void AddLongName(IReadOnlyList<Token> meant, string field)
    {
        var text = new AnalysedText(meant, []);
        AddWords(text, field);
        AddPairs(text, field, exact: false);
        AddPairs(text, field, exact: true);
    }

    private void AddPairs(AnalysedText text, string field, bool exact)
    {
        for (var i = 1; i < text.Tokens.Count; i++)
        {
            Token first = text.Tokens[i - 1], second = text.Tokens[i];
            if (!exact || (first.IsMarked && second.IsMarked)) Add(field, Lexemes.Pair(first, second, exact));
        }
    }

    private void AddProminent(IReadOnlyList<AnalysedText> passages)
    {
        foreach (var passage in passages)
        {
            for (var i = 0; i < passage.Tokens.Count; i++)
            {
                var token = passage.Tokens[i];
                Repeat(token.Folded);
                if (token.IsMarked) Repeat(token.Exact);
                if (i > 0) Repeat(Lexemes.Pair(passage.Tokens[i - 1], token, exact: false));
            }
        }

        foreach (var (entry, _) in _repeats.Where(r => r.Value >= LeastRepeats).OrderByDescending(r => r.Value).Take(MostProminent))
            Add(Lexemes.Prominent, entry);
    }

    private void Repeat(string entry) => _repeats[entry] = _repeats.GetValueOrDefault(entry) + 1;

    private void Add(string field, string word)
    {
        if (_bytes >= MostBytes) return;
        var entry = field.Length == 0 ? word : field + word;
        if (_entries.Add(entry)) _bytes += Encoding.UTF8.GetByteCount(entry);
    }
}
