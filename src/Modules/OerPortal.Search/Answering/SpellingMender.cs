using OerPortal.Search.Entries;
using OerPortal.Search.Queries;
using OerPortal.Search.Typing;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Answering;

/// <param name="IsSure">So likely that it may be shown at once where what was typed finds nothing.</param>
internal sealed record Mended(string Text, bool IsSure);

/// <summary>
/// Thinks of what a person may have meant. A word that nothing has becomes the most likely one that something has; words that are known but
/// hardly stand together become those that do; else a title that reads much alike. Only what finds something for this very person is said.
/// </summary>
internal sealed class SpellingMender(IIndexReading index)
{
    private const int MostMended = 3;
    private const int MostCandidates = 12;
    private const int MostWords = 8;
    private const int MostLikely = 6;

    /// <summary>So many syllables are one word or two.</summary>
    private const int ShortPhrase = 3;

    /// <summary>More than so many show that the words were meant as they stand.</summary>
    private const int Few = 3;

    private const double SurelyAlike = 0.6;
    private const int ShortestTitle = 4;

    /// <param name="meant">What the words name; words that are understood are doubted only where nothing is found.</param>
    /// <param name="found">How many have all words of the query.</param>
    public async Task<Mended?> MendAsync(QueryText query, SchoolQuery meant, int found, CancellationToken cancellation)
    {
        // A long name that stands for its short one has no letters of its own to mend.
        var typed = query.Tokens.GroupBy(token => token.Start).Where(place => place.Count() == 1).Select(place => place.First()).ToArray();
        var known = (await index.KnownAsync([.. typed.Select(token => token.Folded)], cancellation)).ToHashSet(StringComparer.Ordinal);
        if (found == 0 && typed.Any(token => IsUnknown(token, known)))
        {
            if (await UnknownAsync(typed, known, cancellation) is { } mended) return new Mended(Written(query.Text, typed, mended), IsSure: true);
        }
        else if (typed.Length is >= 2 and <= MostWords && (found == 0 || meant.IsEmpty)
            && await NeighboursAsync(typed, query.HasMarked, found, cancellation) is var (likely, isSure))
        {
            return new Mended(Written(query.Text, typed, likely), isSure);
        }

        return found > 0 ? null : await TitleAsync(query, cancellation);
    }

    private static bool IsUnknown(Token token, HashSet<string> known) => !known.Contains(token.Folded) && token.Folded.All(char.IsAsciiLetter);

    private async Task<Token[]?> UnknownAsync(Token[] typed, HashSet<string> known, CancellationToken cancellation)
    {
        var words = typed.ToArray();
        var unknown = Enumerable.Range(0, words.Length).Where(i => IsUnknown(words[i], known)).ToArray();
        foreach (var i in unknown.Take(MostMended))
        {
            var candidates = await CandidatesAsync(words[i], cancellation);
            // What stands together with the words that are known is what was meant.
            var beside = candidates.Select(candidate => words.Select((word, at) => at == i ? candidate : word).Where((_, at) => at == i || !unknown.Contains(at) || at < i).ToArray()).ToArray();
            if (await BestAsync(beside, Questions.Widest, moreThan: 0, cancellation) is { } best) words[i] = candidates[best];
            else return null;
        }

        if (unknown.Length > MostMended) return null;
        return await MarkAsync(words, cancellation);
    }

    /// <summary>Words of which few documents, or none side by side, have all: become others that do stand side by side.</summary>
    private async Task<(Token[] Words, bool IsSure)?> NeighboursAsync(Token[] typed, bool hasMarked, int found, CancellationToken cancellation)
    {
        if (found > Few && typed.Length > ShortPhrase) return null;
        var reading = new Reading(Exact: hasMarked, Others: true);
        var units = typed.Select(word => new QueryUnit([word])).ToArray();
        var counts = await index.CountAsync([Questions.InField(units, Lexemes.Anywhere, reading, adjacent: true), Questions.InField(units, Lexemes.Title, reading)], cancellation);
        var (isPhrase, isTitle) = (counts[0] > 0, counts[1] > 0);
        if (isPhrase && found > Few) return null;
        // A short phrase that nobody has written, though another one that sounds so is written, is a slip.
        var isSure = found == 0 || (!isPhrase && !isTitle && typed.Length <= ShortPhrase);
        if (hasMarked && !isPhrase)
        {
            var confused = typed.SelectMany((word, i) => Confusions.Of(word.Exact).Select(other => With(typed, i, other))).ToArray();
            if (await BestAsync(confused, reading, moreThan: 0, cancellation, onlyBeside: found > Few) is { } best) return (confused[best], isSure);
        }

        var others = new List<Token[]>();
        foreach (var (i, word) in typed.Index().Where(typed => typed.Item.Folded.All(char.IsAsciiLetter)))
            others.AddRange((await SlipsAsync(word.Folded, cancellation)).Select(other => With(typed, i, other)));
        return await BestAsync(others, Questions.Widest, moreThan: found > Few ? 0 : found * 2, cancellation, onlyBeside: found > Few) is { } likeliest ? (await MarkAsync(others[likeliest], cancellation), isSure) : null;
    }

    private static Token[] With(Token[] words, int at, string other)
    {
        Token[] changed = [.. words];
        changed[at] = As(words[at], other);
        return changed;
    }

    private static Token As(Token token, string written)
    {
        var forms = Spelling.Of(written);
        return token with { Exact = forms.Exact, Folded = forms.Folded };
    }

    private async Task<int?> BestAsync(IReadOnlyList<Token[]> choices, Reading reading, int moreThan, CancellationToken cancellation, bool onlyBeside = false)
    {
        if (choices.Count == 0) return null;
        var units = choices.Select(words => words.Select(word => new QueryUnit([word])).ToArray()).ToArray();
        // What stands side by side is likelier than what is all there; of that, what a title says.
        var adjacent = await index.CountAsync([.. units.Select(words => Questions.InField(words, Lexemes.Anywhere, reading, adjacent: true))], cancellation);
        int[] likely = [.. Enumerable.Range(0, units.Length).Where(i => adjacent[i] > moreThan).OrderByDescending(i => adjacent[i]).Take(MostLikely)];
        if (likely is [var only]) return only;
        if (onlyBeside && likely.Length == 0) return null;
        var isTitle = likely.Length > 0;
        if (!isTitle) likely = [.. Enumerable.Range(0, units.Length)];
        var counts = await index.CountAsync([.. likely.Select(i => isTitle ? Questions.InField(units[i], Lexemes.Title, reading) : Questions.Together(units[i], reading))], cancellation);
        var best = Enumerable.Range(0, likely.Length).MaxBy(i => counts[i]);
        return isTitle || counts[best] > moreThan ? likely[best] : null;
    }

    private async Task<Token[]> CandidatesAsync(Token token, CancellationToken cancellation)
    {
        // Typed with the input method switched off: "dduwowngf" says đường all the same.
        if (Telex.Read(token.Folded) is { } telex && (await index.KnownAsync([VietnameseText.Fold(telex)], cancellation)).Count > 0) return [As(token, telex)];
        var near = await SlipsAsync(token.Folded, cancellation);
        if (near.Count == 0 && token.Folded.Length > 4) near = [.. (await index.AlikeAsync(token.Folded, cancellation)).Where(word => Slips.Distance(word, token.Folded) <= 2)];
        return [.. near.Select(word => As(token, word))];
    }

    private async Task<IReadOnlyList<string>> SlipsAsync(string word, CancellationToken cancellation)
    {
        var alike = Confusions.Of(word).ToHashSet(StringComparer.Ordinal);
        var known = await index.KnownAsync([.. Slips.OneSlipAway(word).Concat(alike).Where(other => other != word)], cancellation);
        return [.. known.OrderByDescending(alike.Contains).ThenByDescending(other => Slips.IsSwap(other, word)).ThenBy(other => Math.Abs(other.Length - word.Length)).Take(MostCandidates)];
    }

    /// <summary>The words with the marks that they are written with where they stand together.</summary>
    private async Task<Token[]> MarkAsync(Token[] words, CancellationToken cancellation)
    {
        string[] folded = [.. words.Select(word => word.Folded)];
        var spellings = (await index.WrittenAsync(folded, cancellation)).Select(text => SpeltIn(text, folded)).OfType<string[]>();
        var usual = spellings.GroupBy(spelling => string.Join(' ', spelling)).MaxBy(same => same.Count())?.First();
        return usual is null ? words : [.. words.Zip(usual, As)];
    }

    private static string[]? SpeltIn(string text, string[] folded)
    {
        var tokens = VietnameseText.Analyse(text).Tokens;
        var at = Enumerable.Range(0, Math.Max(0, tokens.Count - folded.Length + 1)).Cast<int?>().FirstOrDefault(i => tokens.Skip(i!.Value).Take(folded.Length).Select(token => token.Folded).SequenceEqual(folded, StringComparer.Ordinal));
        return at is null ? null : [.. tokens.Skip(at.Value).Take(folded.Length).Select(token => token.Exact)];
    }

    private async Task<Mended?> TitleAsync(QueryText query, CancellationToken cancellation)
    {
        var folded = string.Join(' ', query.Tokens.Select(token => token.Folded));
        return folded.Length >= ShortestTitle && await index.LikestAsync(folded, cancellation) is { } title ? new Mended(title.Text, title.Likeness >= SurelyAlike) : null;
    }

    private static string Written(string text, Token[] typed, Token[] mended)
    {
        foreach (var (was, now) in typed.Zip(mended).Reverse().Where(pair => pair.First != pair.Second)) text = string.Concat(text.AsSpan(0, was.Start), now.Exact, text.AsSpan(was.End));
        return text.Trim();
    }
}
