using OerPortal.Reports.Models;

namespace OerPortal.Reports.Assessing;

/// <summary>What the figures of a school's year say, criterion by criterion.</summary>
internal sealed record Assessment(SchoolYear Year, IReadOnlyDictionary<string, FigureValue> Figures, IReadOnlyList<AssessedCriterion> Criteria)
{
    internal IReadOnlyList<AssessedStandard> Standards { get; } =
        [.. Enumerable.Range(1, Criterion.Standards).Select(number => new AssessedStandard(number, [.. Criteria.Where(c => c.Criterion.Standard == number)]))];

    /// <summary>Level 1 when all five standards meet level 1, level 2 when all meet level 2; 0 for none.</summary>
    internal int Level => Standards.Min(s => s.Level);

    internal int Unverified => Criteria.Count(c => !c.Criterion.IsVerified);

    internal int Unknown => Criteria.Count(c => !c.IsMet && c.Outcome.State == OutcomeState.Unknown);
}

internal sealed record AssessedStandard(int Number, IReadOnlyList<AssessedCriterion> Criteria)
{
    /// <summary>0 for none. A level of which no criterion is known is not reached: nobody could say what it takes.</summary>
    internal int Level => !Meets(1) ? 0 : Meets(2) ? 2 : 1;

    internal bool Asks(int level) => Criteria.Any(c => c.Criterion.Level == level);

    private bool Meets(int level) => Asks(level) && Criteria.Where(c => c.Criterion.Level == level).All(c => c.IsMet);
}

/// <param name="Ruling">That it counts otherwise than its figures say; null for nothing.</param>
internal sealed record AssessedCriterion(Criterion Criterion, Outcome Outcome, Ruling? Ruling, IReadOnlyList<Evidence> Evidence)
{
    internal Formula? Formula => Assessing.Formula.Find(Criterion.Formula);

    internal bool IsMet => Ruling?.IsMet ?? Outcome.State == OutcomeState.Met;
}
