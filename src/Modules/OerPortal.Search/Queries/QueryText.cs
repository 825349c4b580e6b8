using OerPortal.Cms.Text.OldVietnamese;
using OerPortal.Search.Models;
using OerPortal.Search.Typing;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>
/// What a person typed, read kindly: words, phrases in any kind of quotes, and nothing that could be an error. A quote that is
/// never closed is no quote; operators of other search engines (AND, OR) are dropped; punctuation alone is an empty query.
/// </summary>
internal sealed class QueryText
{
    /// <summary>More words make no search better; a whole pasted page still finds its page by its first words.</summary>
    private const int MostTokens = 24;

    private QueryText(string text, IReadOnlyList<QueryUnit> units)
    {
        Text = text;
        Units = units;
    }

    /// <summary>The text that was read; offsets of tokens are into it.</summary>
    public string Text { get; }

    public IReadOnlyList<QueryUnit> Units { get; }

    public bool IsEmpty => Units.Count == 0;

    public IEnumerable<Token> Tokens => Units.SelectMany(unit => unit.Tokens);

    /// <summary>Whether any word was typed with marks, so that exact spellings come first.</summary>
    public bool HasMarked => Tokens.Any(token => token.IsMarked);

    /// <summary>Whether any word may be written otherwise.</summary>
    public bool HasOthers => Units.Any(unit => unit.Others.Count > 0);

    public bool HasQuotes => Units.Any(unit => unit.Quoted);

    public static QueryText Read(string? typed)
    {
        var text = typed ?? "";
        if (text.Length > SearchLimits.TextLength) text = text[..SearchLimits.TextLength];
        // Words copied from a document in an old font are meant as they look there.
        text = OldText.Mend(text);
        // Typed while the input method was off.
        text = Vni.Mend(text);
        var units = new List<QueryUnit>();
        var room = MostTokens;
        var from = 0;
        while (from < text.Length && room > 0)
        {
            var open = IndexOfQuote(text, from);
            var close = open < 0 ? -1 : IndexOfQuote(text, open + 1);
            if (close < 0)
            {
                AddWords(text, from, text.Length, units, ref room);
                break;
            }

            AddWords(text, from, open, units, ref room);
            AddPhrase(text, open + 1, close, units, ref room);
            from = close + 1;
        }

        return new QueryText(text, units);
    }

    private static int IndexOfQuote(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (Characters.IsQuote(text[i])) return i;
        }

        return -1;
    }

    private static void AddPhrase(string text, int from, int to, List<QueryUnit> units, ref int room)
    {
        var tokens = Analyse(text, from, to).Tokens.Take(room).ToArray();
        if (tokens.Length == 0) return;
        room -= tokens.Length;
        units.Add(new QueryUnit(tokens, Quoted: true));
    }

    private static void AddWords(string text, int from, int to, List<QueryUnit> units, ref int room)
    {
        var analysed = Analyse(text, from, to);
        var compounds = analysed.Compounds.ToDictionary(compound => compound.First);
        var words = analysed.Tokens;
        var shouting = !words.Any(token => text.AsSpan(token.Start, token.Length).ContainsAnyInRange('a', 'z'));
        for (var i = 0; i < words.Count && room > 0; i++)
        {
            var isJoined = compounds.TryGetValue(i, out var compound) && !IsWordWithNumber(words, compound);
            var name = Spellings.At(words, i);
            var count = Math.Max(name?.Name.Count ?? 1, isJoined ? compound.Count : 1);
            if ((isJoined || name is not null) && count <= room)
            {
                isJoined &= compound.Count == count;
                units.Add(new QueryUnit([.. words.Skip(i).Take(count)], Joined: isJoined ? compound : null) { Others = name?.Name.Count == count ? name.Others : [] });
                room -= count;
                i += count - 1;
                continue;
            }

            if (!shouting && words.Count > 1 && text.AsSpan(words[i].Start, words[i].Length) is "AND" or "OR") continue;
            var meant = ShortNames.Of(words[i]) ?? [words[i]];
            // A long name stands where its short one was typed.
            foreach (var token in meant.Take(room)) units.Add(new QueryUnit([token with { Start = words[i].Start, Length = words[i].Length, Join = '\0' }]) { Others = Syllables.Part(token) });
            room -= Math.Min(room, meant.Count);
        }
    }

    // lop6, toán10: a forgotten space. Names that are one thing (H2O, mp3, A4) have fewer letters or more parts.
    private static bool IsWordWithNumber(IReadOnlyList<Token> words, Compound compound) =>
        compound.Count == 2 && words[compound.First].Join == Token.Touching && IsSchoolWord(words[compound.First].Folded) && Characters.IsNumber(words[compound.First + 1].Exact[0]);

    private static bool IsSchoolWord(string folded) => (folded.Length > 2 && folded.All(char.IsLetter)) || folded is "ly" or "li" or "su" or "hk";

    // Offsets stay those of the whole text, so that a mended word can be put in place of the mistyped one.
    private static AnalysedText Analyse(string text, int from, int to)
    {
        var analysed = VietnameseText.Analyse(text[from..to]);
        return from == 0 ? analysed : analysed with { Tokens = [.. analysed.Tokens.Select(token => token with { Start = token.Start + from })] };
    }
}
