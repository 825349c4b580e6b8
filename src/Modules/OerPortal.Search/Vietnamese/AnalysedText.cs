namespace OerPortal.Search.Vietnamese;

/// <summary>A text cut into tokens, in reading order, with the compounds found among them.</summary>
public sealed record AnalysedText(IReadOnlyList<Token> Tokens, IReadOnlyList<Compound> Compounds)
{
    /// <summary>The analysis of a text without a single word.</summary>
    public static AnalysedText Empty { get; } = new([], []);
}
