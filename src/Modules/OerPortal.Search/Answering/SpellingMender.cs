using OerPortal.Cms.Text;
using OerPortal.Search.Entries;
using OerPortal.Search.Queries;
using OerPortal.Search.Typing;

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
    private const int MostOfUnknown = 120;
    private const int MostWords = 8;
    private const int MostLikely = 6;

    /// <summary>So many syllables are one word or two.</summary>
    private const int ShortPhrase = 3;

    /// <summary>More than so many show that the words were meant as they stand.</summary>
    private const int Few = 3;

    private const double SurelyAlike = 0.6;
    private const double Alike = 0.35;
    private const int ShortestTitle = 4;

    /// <param name="meant">What the words name; known words beside what is understood are not doubted.</param>
    /// <param name="found">How many have all words of the query.</param>
    public async Task<Mended?> MendAsync(QueryText query, SchoolQuery meant, int found, CancellationToken cancellation)
    {
        // A long name that stands for its short one has no letters of its own to mend.
        var typed = query.Tokens.GroupBy(token => token.Start).Where(place => place.Count() == 1).Select(place => place.First()).ToArray();
        var (mended, isSure) = found == 0 ? await OfNothingAsync(typed, query.HasMarked, meant, cancellation) : await NeighboursAsync(typed, query.HasMarked, meant, found, cancellation);
        if (mended is not null) return new Mended(Written(query.Text, typed, mended), isSure);
        return found > 0 ? null : await TitleAsync(query, cancellation);
    }

    private async Task<(Token[]? Words, bool IsSure)> OfNothingAsync(Token[] typed, bool hasMarked, SchoolQuery meant, CancellationToken cancellation)
    {
        if (await KeysAsync(typed, cancellation) is { } read) return (read, true);
        var known = (await index.KnownAsync([.. typed.Select(token => token.Folded)], cancellation)).ToHashSet(StringComparer.Ordinal);
        return typed.Any(token => IsUnknown(token, known)) ? (await UnknownAsync(typed, known, cancellation), true) : await NeighboursAsync(typed, hasMarked, meant, found: 0, cancellation);
    }

    /// <summary>Typed with the input method switched off: "dduwowngf" says đường all the same. One such word says how the others were typed.</summary>
    private async Task<Token[]?> KeysAsync(Token[] typed, CancellationToken cancellation)
    {
        if (!typed.Any(word => !Syllable.FitsUnmarked(word.Folded) && IsTelex(word))) return null;
        Token[] read = [.. typed.Select(word => IsTelex(word) && (!Syllable.FitsUnmarked(word.Folded) || HasDoubledKey(word.Folded)) ? As(word, Telex.Read(word.Folded)!) : word)];
        return await BestAsync([read], Questions.Widest, moreThan: 0, cancellation) is null ? null : read;
    }

    private static bool IsTelex(Token word) => !word.IsMarked && Telex.Read(word.Folded) is { } read && Syllable.Fits(read);

    private static bool HasDoubledKey(string word) => word.Contains('w', StringComparison.Ordinal) || word.Zip(word.Skip(1)).Any(pair => pair.First == pair.Second && pair.First is ('a' or 'e' or 'o' or 'd'));

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

    /// <summary>A word that stands beside its neighbours nowhere becomes one that does.</summary>
    private async Task<(Token[]? Words, bool IsSure)> NeighboursAsync(Token[] typed, bool hasMarked, SchoolQuery meant, int found, CancellationToken cancellation)
    {
        if (typed.Length is < 2 or > MostWords || !meant.IsEmpty || (found > Few && typed.Length > ShortPhrase)) return default;
        var reading = new Reading(hasMarked, Others: true);
        var doubtful = await DoubtfulAsync(typed, reading, cancellation);
        if (doubtful.Length == 0) return default;
        var mended = (hasMarked ? await ConfusedAsync(typed, doubtful, found, cancellation) : null) ?? await SlippedAsync(typed, hasMarked ? await DoubtfulAsync(typed, Questions.Widest, cancellation) : doubtful, found, cancellation);
        if (mended is null || found == 0) return (mended, true);
        // A short phrase that nobody has written, though another one that sounds so is written, is a slip.
        return (mended, typed.Length <= ShortPhrase && (await index.CountAsync([Questions.InField(Units(typed), Lexemes.Title, reading)], cancellation))[0] == 0);
    }

    private async Task<Token[]?> ConfusedAsync(Token[] typed, int[] doubtful, int found, CancellationToken cancellation)
    {
        var confused = doubtful.SelectMany(i => Confusions.Of(typed[i].Exact).Select(other => With(typed, i, other))).ToArray();
        return await BestAsync(confused, new Reading(Exact: true, Others: true), moreThan: 0, cancellation, onlyBeside: found > Few) is { } best ? confused[best] : null;
    }

    private async Task<Token[]?> SlippedAsync(Token[] typed, int[] doubtful, int found, CancellationToken cancellation)
    {
        var others = new List<Token[]>();
        foreach (var i in doubtful.Where(i => typed[i].Folded.All(char.IsAsciiLetter)))
            others.AddRange((await SlipsAsync(typed[i].Folded, MostCandidates, cancellation)).Select(other => With(typed, i, other)));
        return await BestAsync(others, Questions.Widest, moreThan: found > Few ? 0 : found * 2, cancellation, onlyBeside: found > Few) is { } best ? await MarkAsync(others[best], cancellation) : null;
    }

    private async Task<int[]> DoubtfulAsync(Token[] typed, Reading reading, CancellationToken cancellation)
    {
        var pairs = await index.CountAsync(Questions.Pairs(Units(typed), Lexemes.Anywhere, reading), cancellation);
        return [.. Enumerable.Range(0, typed.Length).Where(i => (i == 0 || pairs[i - 1] == 0) && (i == typed.Length - 1 || pairs[i] == 0))];
    }

    private static QueryUnit[] Units(IEnumerable<Token> words) => [.. words.Select(word => new QueryUnit([word]))];

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
        var units = choices.Select(Units).ToArray();
        // What stands side by side is likelier than what is all there; of that, what a title says.
        var adjacent = await index.CountAsync([.. units.Select(words => Questions.InField(words, Lexemes.Anywhere, reading, adjacent: true))], cancellation);
        int[] likely = [.. Enumerable.Range(0, units.Length).Where(i => adjacent[i] > moreThan).OrderByDescending(i => adjacent[i]).Take(MostLikely)];
        if (likely is [var only]) return only;
        if (onlyBeside && likely.Length == 0) return null;
        if (likely.Length > 0)
        {
            var titles = await index.CountAsync([.. likely.Select(i => Questions.InField(units[i], Lexemes.Title, reading, adjacent: true))], cancellation);
            return likely[Enumerable.Range(0, likely.Length).MaxBy(i => (titles[i] > 0, adjacent[likely[i]]))];
        }

        var counts = await index.CountAsync([.. units.Select(words => Questions.Together(words, reading))], cancellation);
        var best = Enumerable.Range(0, units.Length).MaxBy(i => counts[i]);
        return counts[best] > moreThan ? best : null;
    }

    private async Task<Token[]> CandidatesAsync(Token token, CancellationToken cancellation)
    {
        var near = await SlipsAsync(token.Folded, MostOfUnknown, cancellation);
        if (near.Count == 0 && token.Folded.Length > 4) near = [.. (await index.AlikeAsync(token.Folded, cancellation)).Where(word => Slips.Distance(word, token.Folded) <= 2)];
        return [.. near.Select(word => As(token, word))];
    }

    private async Task<IReadOnlyList<string>> SlipsAsync(string word, int most, CancellationToken cancellation)
    {
        var alike = Confusions.Of(word).ToHashSet(StringComparer.Ordinal);
        var known = await index.KnownAsync([.. Slips.OneSlipAway(word).Concat(alike).Where(other => other != word)], cancellation);
        return [.. known.OrderByDescending(alike.Contains).ThenByDescending(other => Slips.IsSwap(other, word)).ThenBy(other => Math.Abs(other.Length - word.Length)).Take(most)];
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
        string[] words = [.. query.Tokens.Select(token => token.Folded)];
        return words.Sum(word => word.Length) >= ShortestTitle && await index.LikestAsync(words, cancellation) is { Likeness: >= Alike } title ? new Mended(title.Text, title.Likeness >= SurelyAlike) : null;
    }

    private static string Written(string text, Token[] typed, Token[] mended)
    {
        foreach (var (was, now) in typed.Zip(mended).Reverse().Where(pair => pair.First != pair.Second)) text = string.Concat(text.AsSpan(0, was.Start), now.Exact, text.AsSpan(was.End));
        return text.Trim();
    }
}
