using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>A part of a query that must be found: a word, a joined word (<c>20-11</c>, <c>e-book</c>) or a quoted phrase.</summary>
/// <param name="Tokens">Its words in order; one unless it is a joined word or a phrase.</param>
/// <param name="Quoted">Found exactly as it stands, word beside word.</param>
/// <param name="Joined">The joined word, which stands for the words as well.</param>
internal sealed record QueryUnit(IReadOnlyList<Token> Tokens, bool Quoted = false, Compound? Joined = null);
