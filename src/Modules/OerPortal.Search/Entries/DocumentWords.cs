using System.Collections;
using System.Text;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Entries;

/// <summary>
/// Collects the entries of one document (see <see cref="Lexemes"/>). The best field comes first, and what it has is not said again of another.
/// Passages are added as they come and not kept; however long the text, what is held stays within a few dozen megabytes.
/// </summary>
internal sealed class DocumentWords
{
    // What PostgreSQL holds of one document is less than 1 MB of entries; what a huge book has beyond is pairs, the least needed.
    private const int MostBytes = 900_000;

    // Entries that are counted at once. Above that those met once so far go: what is prominent comes again and again.
    private const int MostCounted = 100_000;
    private const int LeastRepeats = 3;
    private const int MostProminent = 400;

    // A sentence or two; what a long description goes on to say is text like any other.
    private const int Describing = 40;

    private readonly Entries _words = new();
    private readonly Entries _pairs = new();
    private readonly Entries _exactPairs = new();
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    public DocumentWords(AnalysedDocument document)
    {
        AddField(document.Title, Lexemes.Title);
        foreach (var text in document.Heads) AddField(text, Lexemes.Head);
        AddField(document.Description.Slice(0, Describing), Lexemes.Described);
        foreach (var facet in document.Facets) _words.Add("", facet);
        // Its last word once more, beside the one that follows.
        if (document.Description.Tokens.Count > Describing) Add(document.Description.Slice(Describing - 1, document.Description.Tokens.Count));
    }

    /// <summary>The next passage.</summary>
    public void Add(AnalysedText passage)
    {
        AddWords(passage, Lexemes.Anywhere);
        AddPairs(passage, Lexemes.Anywhere, exact: true, _exactPairs);
        AddPairsAndCount(passage);
    }

    /// <summary>Words first, then what is prominent, then pairs, as far as there is room.</summary>
    public IReadOnlyCollection<string> All()
    {
        var all = new List<string>(_words.Count + _pairs.Count + _exactPairs.Count);
        var bytes = 0;
        var prominent = _repeats.Where(r => r.Value >= LeastRepeats).OrderByDescending(r => r.Value).Take(MostProminent).Select(r => Lexemes.Prominent + r.Key);
        foreach (var entry in _words.Concat(prominent).Concat(ByTurns(_pairs, _exactPairs)))
        {
            if (bytes >= MostBytes) break;
            bytes += Encoding.UTF8.GetByteCount(entry);
            all.Add(entry);
        }

        return all;
    }

    // Where not all have room, the beginning of the text has both.
    private static IEnumerable<string> ByTurns(Entries some, Entries others) =>
        some.Zip(others).SelectMany(both => new[] { both.First, both.Second }).Concat(some.Skip(others.Count)).Concat(others.Skip(some.Count));

    private void AddField(AnalysedText text, string field)
    {
        AddWords(text, field);
        AddPairs(text, field, exact: false, _words);
        AddPairs(text, field, exact: true, _words);
    }

    private void AddWords(AnalysedText text, string field)
    {
        foreach (var token in text.Tokens)
        {
            _words.Add(field, token.Folded);
            if (token.IsMarked) _words.Add(field, token.Exact);
        }

        foreach (var compound in text.Compounds)
        {
            _words.Add(field, compound.Folded);
            _words.Add(field, compound.Exact);
        }

        foreach (var meant in text.Tokens.Select(Syllables.Meant).OfType<IReadOnlyList<Token>>()) AddParts(meant, field);
    }

    private void AddParts(IReadOnlyList<Token> meant, string field)
    {
        var text = new AnalysedText(meant, []);
        AddWords(text, field);
        AddPairs(text, field, exact: false, _words);
        AddPairs(text, field, exact: true, _words);
    }

    private void AddPairs(AnalysedText text, string field, bool exact, Entries to)
    {
        for (var i = 1; i < text.Tokens.Count && !to.IsFull; i++)
        {
            Token first = text.Tokens[i - 1], second = text.Tokens[i];
            if (exact && !(first.IsMarked && second.IsMarked)) continue;
            var pair = Lexemes.Pair(first, second, exact);
            if (!_words.Has(pair)) to.Add(field, pair);
        }
    }

    // A pair is made once for both.
    private void AddPairsAndCount(AnalysedText passage)
    {
        for (var i = 0; i < passage.Tokens.Count; i++)
        {
            var token = passage.Tokens[i];
            Repeat(token.Folded);
            if (token.IsMarked) Repeat(token.Exact);
            if (i == 0) continue;
            var pair = Lexemes.Pair(passage.Tokens[i - 1], token, exact: false);
            Repeat(pair);
            if (!_pairs.IsFull && !_words.Has(pair)) _pairs.Add(Lexemes.Anywhere, pair);
        }

        if (_repeats.Count <= MostCounted) return;
        foreach (var (entry, times) in _repeats)
        {
            if (times == 1) _repeats.Remove(entry);
        }
        // Words that all come twice are no language.
        if (_repeats.Count > MostCounted / 2) _repeats.Clear();
    }

    private void Repeat(string entry) => _repeats[entry] = _repeats.GetValueOrDefault(entry) + 1;

    /// <summary>Different words in the order in which they were met, each with the field that had it first, as many as one row holds.</summary>
    private sealed class Entries : IReadOnlyCollection<string>
    {
        private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

        public int Bytes { get; private set; }

        public int Count => _fields.Count;

        public bool IsFull => Bytes >= MostBytes;

        public bool Has(string word) => _fields.ContainsKey(word);

        public void Add(string field, string word)
        {
            if (!IsFull && _fields.TryAdd(word, field)) Bytes += field.Length + Encoding.UTF8.GetByteCount(word);
        }

        public IEnumerator<string> GetEnumerator() => _fields.Select(entry => entry.Value + entry.Key).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
