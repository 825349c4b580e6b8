using System.Globalization;
using OerPortal.Search.Models;

namespace OerPortal.Search.Queries;

/// <summary>
/// The same question as a school means it: which of its words name a subject, a grade, a kind or a level ("toán lớp 4", "giáo án KHTN 6"),
/// and what remains to be found.
/// </summary>
/// <param name="Facets">What the words name; of one field the first.</param>
/// <param name="Rest">The other parts of the query, in order.</param>
internal sealed record SchoolQuery(IReadOnlyList<SchoolFacet> Facets, IReadOnlyList<QueryUnit> Rest)
{
    private const int MostGrade = 12;

    /// <summary>What words may name, in the order in which people say it: "Toán, lớp 4, phiếu bài tập".</summary>
    public static IReadOnlyList<FacetField> Fields { get; } = [FacetField.Subject, FacetField.Grade, FacetField.Kind, FacetField.Level, FacetField.Licence];

    public bool IsEmpty => Facets.Count == 0;

    /// <summary>The same without the kind: a teacher who finds no lesson plan is helped by a worksheet.</summary>
    public SchoolQuery OfAnyKind => this with { Facets = [.. Facets.Where(facet => facet.Field != FacetField.Kind)] };

    /// <summary>Nothing is understood.</summary>
    public static SchoolQuery AsTyped(QueryText query) => new([], query.Units);

    public static SchoolQuery Read(QueryText query)
    {
        var words = query.Units.Select(WordOf).ToArray();
        var named = new string?[words.Length];
        var facets = new List<(FacetField Field, string Code)>();
        ReadGrades(words, named, facets);
        foreach (var word in SchoolVocabulary.All)
        {
            if (word.Field is null) Block(word, words, named);
            else Read(word, words, named, facets);
        }

        var grade = facets.Find(facet => facet.Field == FacetField.Grade).Code;
        return new SchoolQuery(
            [.. Fields.SelectMany(field => facets.Where(facet => facet.Field == field)).Select(facet => new SchoolFacet(facet.Field, facet.Code, Also(facet, grade)))],
             [.. query.Units.Where((_, i) => named[i] is null or No)]);
    }

    private static string? Also((FacetField Field, string Code) facet, string? grade) => facet.Field == FacetField.Subject && grade is not null
        ? Programme.SubjectOf(facet.Code, int.Parse(grade, CultureInfo.InvariantCulture))
        : null;

    private const string No = "";
    private const string Grade = "lop";

    // A phrase, or words that are one, is meant as it stands.
    private static Token WordOf(QueryUnit unit) => unit is { Quoted: false, Tokens: [var token] } ? token : default;

    private static void Block(SchoolWord word, Token[] words, string?[] named)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (IsFree(word, words, named, i)) named.AsSpan(i, word.Name.Count).Fill(No);
        }
    }

    // "lớp 4", "khối 4", "lớp bốn"; and a number behind the name of a subject, once that is found.
    private static void ReadGrades(Token[] words, string?[] named, List<(FacetField, string)> facets)
    {
        for (var i = 1; i < words.Length && facets.Count == 0; i++)
        {
            if (named[i - 1] is not null || words[i - 1].Folded is not ("lop" or "khoi")) continue;
            var (grade, count) = GradeAt(words, i) is { } number ? (number, 1) : SpokenGrade.At(words, i);
            if (grade is null) continue;
            named.AsSpan(i - 1, count + 1).Fill(Grade);
            facets.Add((FacetField.Grade, grade));
        }
    }

    private static void Read(SchoolWord word, Token[] words, string?[] named, List<(FacetField Field, string Code)> facets)
    {
        if (facets.Exists(facet => facet.Field == word.Field)) return;
        for (var i = 0; i < words.Length; i++)
        {
            if (!IsFree(word, words, named, i)) continue;
            var end = i + word.Name.Count;
            var before = i > 0 && named[i - 1] is null && word.Field == FacetField.Subject && words[i - 1].Folded == "mon" ? i - 1 : i;
            var grade = word.Field == FacetField.Subject && end < words.Length && named[end] is null && !facets.Exists(facet => facet.Field == FacetField.Grade) ? GradeAt(words, end) : null;
            var besideGrade = grade is not null || before < i || (end < words.Length && named[end] == Grade) || (i > 0 && named[i - 1] == Grade);
            if (word.BesideGradeOnly && !besideGrade) continue;
            named.AsSpan(before, end - before).Fill(word.Code);
            facets.Add((word.Field!.Value, word.Code));
            if (grade is null) return;
            named[end] = Grade;
            facets.Add((FacetField.Grade, grade));
            return;
        }
    }

    private static bool IsFree(SchoolWord word, Token[] words, string?[] named, int at)
        => words.HasAt(at, word.Name) && Array.TrueForAll(named[at..(at + word.Name.Count)], name => name is null) && !IsOfTerm(words, at + word.Name.Count);

    // "toán học kì 1" is about a term (học kì), not about toán học.
    private static bool IsOfTerm(Token[] words, int end) => end < words.Length && words[end - 1].Folded == "hoc" && words[end].Folded is "ki" or "ky";

    private static string? GradeAt(Token[] words, int index) =>
        int.TryParse(words[index].Exact, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostGrade
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
}
