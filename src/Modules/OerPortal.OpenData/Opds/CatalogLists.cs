using OerPortal.OpenData.Models;
using OerPortal.Search;

namespace OerPortal.OpenData.Opds;

/// <summary>The lists of links that lead to publications, as their addresses name them.</summary>
internal static class CatalogLists
{
    public const string Levels = "levels";
    public const string Grades = "grades";
    public const string Subjects = "subjects";
    public const string Kinds = "kinds";
    public const string Schools = "schools";
    public const string Collections = "collections";

    /// <summary>Those whose links each choose a value of one field, and the sets that have the counts.</summary>
    public static IReadOnlyList<(string Name, FacetField Field, string SetKind)> OfFields { get; } =
    [
        (Levels, FacetField.Level, SetKey.LevelKind),
        (Grades, FacetField.Grade, SetKey.GradeKind),
        (Subjects, FacetField.Subject, SetKey.SubjectKind),
        (Kinds, FacetField.Kind, SetKey.KindKind),
    ];

    public static IReadOnlyList<string> All { get; } = [Levels, Grades, Subjects, Kinds, Schools, Collections];

    /// <summary>Those that a site has: a school lists no schools.</summary>
    public static IEnumerable<string> Of(bool isPortal) => isPortal ? All : All.Where(name => name != Schools);
}
