using OerPortal.Resources.Fields;

namespace OerPortal.Resources.Models;

/// <summary>A verb that cannot be done now.</summary>
/// <param name="key">Key of the sentence that says why.</param>
public sealed class TransitionRefusedException(string key) : Exception(key)
{
    public string Key { get; } = key;
}

/// <summary>A draft that cannot be submitted yet.</summary>
public sealed class DraftIncompleteException(IReadOnlyList<DraftProblem> problems)
    : Exception(string.Join(", ", problems.Select(p => p.Key)))
{
    public IReadOnlyList<DraftProblem> Problems { get; } = problems;
}

/// <param name="Field">Name of the form field beside which it is said; <see cref="DraftField"/>.</param>
/// <param name="Key">Key of the sentence.</param>
/// <param name="Arguments">Values for its places.</param>
public sealed record DraftProblem(string Field, string Key, params string[] Arguments);
