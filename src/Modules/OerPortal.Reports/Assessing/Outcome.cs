using OerPortal.Reports.Models;

namespace OerPortal.Reports.Assessing;

/// <summary>What figures say about a criterion.</summary>
/// <param name="State">Before anybody rules otherwise.</param>
/// <param name="Value">Null where a figure is not known.</param>
/// <param name="Missing">Of the formula's figure; 0 for nothing, null where it cannot be said.</param>
internal sealed record Outcome(OutcomeState State, decimal? Value, decimal? Missing)
{
    private const decimal Hundred = 100;

    private static readonly Outcome Unknown = new(OutcomeState.Unknown, null, null);

    /// <summary>Exact: 3.999 is not 4, and nothing is rounded before it is compared.</summary>
    internal static Outcome Of(Criterion criterion, IReadOnlyDictionary<string, FigureValue> figures)
    {
        if (Formula.Find(criterion.Formula) is not { } formula || figures.GetValueOrDefault(formula.Of.Key)?.Value is not { } of)
            return Unknown;
        if (formula.By is null)
            return Of(criterion, formula, of, 1, of);
        if (figures.GetValueOrDefault(formula.By.Key)?.Value is not { } by || by <= 0)
            return Unknown;
        var divisor = by * (criterion.Share ?? Hundred) / Hundred;
        return Of(criterion, formula, of, divisor, of / divisor);
    }

    private static Outcome Of(Criterion criterion, Formula formula, decimal of, decimal divisor, decimal value)
    {
        var wanted = criterion.Threshold * divisor;
        var isMet = criterion.Operator switch { Comparison.MoreThan => of > wanted, Comparison.AtMost => of <= wanted, _ => of >= wanted };
        return isMet ? new Outcome(OutcomeState.Met, value, 0) : new Outcome(OutcomeState.Missed, value, Lacking(criterion.Operator, formula.Of, wanted, of));
    }

    // So much more, as whole books or hundredths of a square metre, is enough.
    private static decimal? Lacking(Comparison comparison, Figure figure, decimal wanted, decimal of)
    {
        if (comparison == Comparison.AtMost)
            return null;
        var grain = figure.IsWhole ? 1m : 0.01m;
        var lacking = Math.Ceiling((wanted - of) / grain) * grain;
        return comparison == Comparison.MoreThan && of + lacking <= wanted ? lacking + grain : lacking;
    }
}

internal enum OutcomeState
{
    /// <summary>A figure is not known yet.</summary>
    Unknown,
    Met,
    Missed,
}
