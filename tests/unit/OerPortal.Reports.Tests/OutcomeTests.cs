using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Reports.Assessing;
using OerPortal.Reports.Data;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Tests;

public sealed class OutcomeTests(ReportsApp app)
{
    [Theory]
    [InlineData(3999, 1000, false, 1, "3,99")]
    [InlineData(4000, 1000, true, 0, "4")]
    [InlineData(2363, 600, false, 37, "3,93")]
    public void Copies_a_learner_are_compared_exactly(int copies, int learners, bool isMet, int missing, string shown)
    {
        var outcome = Outcome.Of(Asks("copiesPerLearner", 4), Figures((Figure.Copies, copies), (Figure.Learners, learners)));

        outcome.State.ShouldBe(isMet ? OutcomeState.Met : OutcomeState.Missed);
        outcome.Missing.ShouldBe(missing);
        using var vietnamese = Cms.Text.Speaking.As("vi");
        AssessmentWords.Value(outcome.Value!.Value).ShouldBe(shown);
    }

    [Fact]
    public async Task Each_criterion_is_met_at_its_threshold_and_not_a_grain_below()
    {
        var criteria = await app.ActAsSystemAsync(s => s.GetRequiredService<ReportsDbContext>().Criteria.AsNoTracking().ToListAsync(ReportsApp.Ct));
        criteria.Count.ShouldBeGreaterThan(40);

        criteria.Where(c => !Turns(c)).Select(c => $"{c.SchoolLevel} {c.Code} {c.Level}").ShouldBeEmpty();
    }

    [Fact]
    public void Newspapers_are_titles_however_many_pupils_there_are()
    {
        var figures = Figures(("newspapers", 6), (Figure.Learners, 2_000));

        Outcome.Of(Asks("newspaperTitles", 6), figures).State.ShouldBe(OutcomeState.Met);
        Formula.Find("newspaperTitles")!.By.ShouldBeNull();
    }

    [Fact]
    public void What_nobody_counted_is_neither_met_nor_missing_a_number()
    {
        Outcome.Of(Asks("copiesPerLearner", 4), Figures((Figure.Copies, 400))).ShouldBe(new Outcome(OutcomeState.Unknown, null, null));
        Outcome.Of(Asks("copiesPerLearner", 4), Figures((Figure.Copies, 400), (Figure.Learners, 0))).State.ShouldBe(OutcomeState.Unknown);
        Outcome.Of(Asks("no-such-formula", 4), Figures((Figure.Copies, 400))).State.ShouldBe(OutcomeState.Unknown);
    }

    [Theory]
    [InlineData(Comparison.MoreThan, 5, false, 1)]
    [InlineData(Comparison.MoreThan, 6, true, 0)]
    [InlineData(Comparison.AtMost, 5, true, 0)]
    [InlineData(Comparison.AtMost, 6, false, null)]
    public void Other_comparisons_turn_at_their_threshold_too(Comparison comparison, int seats, bool isMet, int? missing)
    {
        var outcome = Outcome.Of(Asks("seats", 5, comparison), Figures(("seats", seats)));

        outcome.State.ShouldBe(isMet ? OutcomeState.Met : OutcomeState.Missed);
        outcome.Missing.ShouldBe(missing);
    }

    /// <summary>Of a thousand: a copy too few is 3.999 where 4 are asked for.</summary>
    private static bool Turns(Criterion criterion)
    {
        var formula = Formula.Find(criterion.Formula)!;
        var by = formula.By is null ? 1 : 1_000m;
        var wanted = criterion.Threshold * by * (formula.By is null ? 1 : (criterion.Share ?? 100) / 100);
        var grain = formula.Of.IsWhole ? 1 : 0.01m;
        Outcome At(decimal of) => Outcome.Of(criterion, formula.By is null ? Figures((formula.Of.Key, of)) : Figures((formula.Of.Key, of), (formula.By.Key, by)));
        return At(wanted) is { State: OutcomeState.Met, Missing: 0 } && At(wanted - grain) is { State: OutcomeState.Missed } below && below.Missing == grain;
    }

    private static Criterion Asks(string formula, decimal threshold, Comparison comparison = Comparison.AtLeast) => new()
    {
        Code = "x",
        SchoolLevel = "thcs",
        Level = 1,
        Standard = 1,
        TextVi = "",
        TextEn = "",
        Formula = formula,
        Operator = comparison,
        Threshold = threshold,
        UnitVi = "",
        UnitEn = "",
        ValidFrom = new DateOnly(2022, 1, 1),
        AddedAt = default,
    };

    private static Dictionary<string, FigureValue> Figures(params (string Key, decimal Value)[] figures)
        => Figure.All.ToDictionary(f => f.Key, f => new FigureValue(f, null, figures.Any(v => v.Key == f.Key) ? figures.First(v => v.Key == f.Key).Value : null));
}
