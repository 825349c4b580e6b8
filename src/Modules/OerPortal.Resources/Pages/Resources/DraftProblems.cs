using OerPortal.Resources.Models;

namespace OerPortal.Resources.Pages;

/// <summary>What stands in a form's way, for the list above it.</summary>
/// <param name="Summary">Key of the sentence that counts them.</param>
internal sealed record DraftProblems(IReadOnlyList<DraftProblem> Problems, Func<DraftProblem, string> Sentence, string Summary);
