namespace OerPortal.Search.Queries;

/// <summary>A part of a query that must be found: a word, a joined word (<c>20-11</c>, <c>e-book</c>), a name or a quoted phrase.</summary>
/// <param name="Tokens">Its words in order; one unless it is a joined word, a name or a phrase.</param>
/// <param name="Quoted">Found exactly as it stands, word beside word.</param>
/// <param name="Joined">The joined word, which stands for the words as well.</param>
internal sealed record QueryUnit(IReadOnlyList<Token> Tokens, bool Quoted = false, Compound? Joined = null)
{
    /// <summary>Other ways to write it: another spelling of a name, a word parted into its syllables.</summary>
    public IReadOnlyList<IReadOnlyList<Token>> Others { get; init; } = [];

    /// <param name="others">With the other ways to write it behind the one that was typed.</param>
    public IEnumerable<IReadOnlyList<Token>> Ways(bool others) => others && Others.Count > 0 ? Others.Prepend(Tokens) : [Tokens];
}
