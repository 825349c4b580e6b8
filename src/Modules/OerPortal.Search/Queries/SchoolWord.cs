using OerPortal.Search.Models;

namespace OerPortal.Search.Queries;

/// <summary>A name of a subject, a kind or a level.</summary>
/// <param name="Field">Null for what only looks like one.</param>
/// <param name="Code">Of the subject, the kind or the level.</param>
/// <param name="BesideGradeOnly">It is a word like any other unless a grade stands beside it, or "môn" before.</param>
internal sealed record SchoolWord(FacetField? Field, string Code, IReadOnlyList<Token> Name, bool BesideGradeOnly);
