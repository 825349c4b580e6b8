namespace OerPortal.Cms.Text.Analysis;

/// <summary>A text cut into tokens, in reading order, with the compounds found among them.</summary>
public sealed record AnalysedText(IReadOnlyList<Token> Tokens, IReadOnlyList<Compound> Compounds)
{
    /// <summary>The analysis of a text without a single word.</summary>
    public static AnalysedText Empty { get; } = new([], []);

    /// <summary>The tokens from one to before another, with the compounds that lie whole among them.</summary>
    public AnalysedText Slice(int from, int to) => from == 0 && to >= Tokens.Count
        ? this
        : new([.. Tokens.Take(from..to)], [.. Compounds.Where(compound => compound.First >= from && compound.First + compound.Count <= to).Select(compound => compound with { First = compound.First - from })]);
}
