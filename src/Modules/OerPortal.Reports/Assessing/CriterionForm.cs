using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Reports.Models;
using OerPortal.Resources;

namespace OerPortal.Reports.Assessing;

/// <summary>A version of a criterion as it is typed.</summary>
public sealed class CriterionForm
{
    internal const int TextLength = 300;
    internal const int UnitLength = 40;
    internal const int ArticleLength = 120;
    private const int Places = 4;
    private const decimal Most = 1_000_000;
    private const decimal Hundred = 100;

    public string? SchoolLevel { get; set; }

    public string? Standard { get; set; }

    public string? Level { get; set; }

    public string? TextVi { get; set; }

    public string? TextEn { get; set; }

    public string? Formula { get; set; }

    public Comparison Operator { get; set; }

    public string? Threshold { get; set; }

    public string? Share { get; set; }

    public string? UnitVi { get; set; }

    public string? UnitEn { get; set; }

    public string? Article { get; set; }

    public bool IsVerified { get; set; }

    public string? ValidFrom { get; set; }

    public bool IsEnded { get; set; }

    internal static CriterionForm Of(Criterion criterion, DateOnly today) => new()
    {
        SchoolLevel = criterion.SchoolLevel,
        Standard = $"{criterion.Standard}",
        Level = $"{criterion.Level}",
        TextVi = criterion.TextVi,
        TextEn = criterion.TextEn,
        Formula = criterion.Formula,
        Operator = criterion.Operator,
        Threshold = criterion.Threshold.ToString("0.####", CultureInfo.CurrentCulture),
        Share = criterion.Share?.ToString("0.####", CultureInfo.CurrentCulture),
        UnitVi = criterion.UnitVi,
        UnitEn = criterion.UnitEn,
        Article = criterion.Article,
        IsVerified = criterion.IsVerified,
        ValidFrom = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IsEnded = criterion.IsEnded,
    };

    /// <summary>The version; null where something is wrong, with what it is in the state.</summary>
    /// <param name="before">The version that it follows: what it is a criterion of does not change. Null for a new one.</param>
    internal Func<DateTimeOffset, Guid?, Criterion>? Read(Criterion? before, ModelStateDictionary state, IStringLocalizer strings)
    {
        var read = new Reading(state, strings);
        var schoolLevel = before?.SchoolLevel ?? read.OneOf(nameof(SchoolLevel), SchoolLevel, SchoolLevels.All);
        var standard = before?.Standard ?? read.Whole(nameof(Standard), Standard, Criterion.Standards);
        var level = before?.Level ?? read.Whole(nameof(Level), Level, Criterion.Levels);
        var (vi, en) = (read.Text(nameof(TextVi), TextVi, TextLength, true), read.Text(nameof(TextEn), TextEn, TextLength, true));
        var formula = read.OneOf(nameof(Formula), Formula, [.. Assessing.Formula.All.Select(f => f.Name)]);
        var threshold = read.Number(nameof(Threshold), Threshold, Most);
        decimal? share = string.IsNullOrWhiteSpace(Share) ? null : read.Number(nameof(Share), Share, Hundred, isPositive: true);
        var (unitVi, unitEn) = (read.Text(nameof(UnitVi), UnitVi, UnitLength, false), read.Text(nameof(UnitEn), UnitEn, UnitLength, false));
        var article = read.Text(nameof(Article), Article, ArticleLength, IsVerified);
        var from = read.Day(nameof(ValidFrom), ValidFrom);
        if (before is not null && from < before.ValidFrom)
            read.Fail(nameof(ValidFrom), strings["reports.criteria.from.early", before.ValidFrom.Day()]);
        if (!state.IsValid)
            return null;
        return (at, by) => new Criterion
        {
            Code = before?.Code ?? PublicId.New(),
            SchoolLevel = schoolLevel,
            Standard = standard,
            Level = level,
            TextVi = vi,
            TextEn = en,
            Formula = formula,
            Operator = Enum.IsDefined(Operator) ? Operator : Comparison.AtLeast,
            Threshold = threshold,
            Share = share,
            UnitVi = unitVi,
            UnitEn = unitEn,
            Article = article,
            IsVerified = IsVerified,
            ValidFrom = from,
            IsEnded = IsEnded,
            AddedAt = at,
            AddedBy = by,
        };
    }

    /// <summary>Reads field by field and notes what is wrong.</summary>
    private sealed class Reading(ModelStateDictionary state, IStringLocalizer strings)
    {
        internal void Fail(string field, string words) => state.AddModelError($"Form.{field}", words);

        internal string OneOf(string field, string? typed, IReadOnlyList<string> all)
        {
            if (typed is not null && all.Contains(typed))
                return typed;
            Fail(field, strings["reports.choose"]);
            return all[0];
        }

        internal int Whole(string field, string? typed, int most)
        {
            if (Decimals.Read(typed, 0) is { } number && number >= 1 && number <= most)
                return (int)number;
            Fail(field, strings["reports.choose"]);
            return 1;
        }

        internal decimal Number(string field, string? typed, decimal most, bool isPositive = false)
        {
            if (Decimals.Read(typed, Places) is { } number && number <= most && (!isPositive || number > 0))
                return number;
            Fail(field, strings["reports.criteria.number", AssessmentWords.Plain(most)]);
            return 0;
        }

        internal string Text(string field, string? typed, int most, bool isNeeded)
        {
            var words = (typed ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().Composed();
            if (isNeeded && words.Length == 0)
                Fail(field, strings["reports.needed"]);
            if (words.Length > most)
                Fail(field, strings["reports.tooLong", most]);
            return words;
        }

        internal DateOnly Day(string field, string? typed)
        {
            if (DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 2000 and <= 2100)
                return day;
            Fail(field, strings["reports.day.wrong"]);
            return default;
        }
    }
}
