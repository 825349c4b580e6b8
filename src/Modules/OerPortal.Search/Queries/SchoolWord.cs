using OerPortal.Search.Models;
using OerPortal.Search.Vietnamese;

namespace OerPortal.Search.Queries;

/// <summary>A name of a subject, a kind or a level.</summary>
/// <param name="Field">Null for what only looks like one.</param>
/// <param name="Code">Of the subject, the kind or the level.</param>
/// <param name="BesideGradeOnly">It is a word like any other unless a grade stands beside it, or "môn" before.</param>
internal sealed record SchoolWord(FacetField? Field, string Code, IReadOnlyList<Token> Name, bool BesideGradeOnly)
{
    /// <summary>Whether it stands there. What was typed with marks must have these very marks.</summary>
    public bool IsAt(IReadOnlyList<Token> words, int index)
    {
        if (index + Name.Count > words.Count) return false;
        for (var i = 0; i < Name.Count; i++)
        {
            var (typed, meant) = (words[index + i], Name[i]);
            if (!string.Equals(typed.Folded, meant.Folded, StringComparison.Ordinal)) return false;
            if (typed.IsMarked && !string.Equals(typed.Exact, meant.Exact, StringComparison.Ordinal)) return false;
        }

        return true;
    }
}
