using OerPortal.Accounts;
using OerPortal.Resources.Data;

namespace OerPortal.Resources.Pages;

/// <summary>A conversation with the form to go on with it.</summary>
/// <param name="Action">Where the form is sent; null for whoever only reads.</param>
internal sealed record TalkModel(ReviewThread Thread, IReadOnlyDictionary<Guid, PersonFacts> People, string? Action, string Hint)
{
    internal string NameOf(Guid id) => People.TryGetValue(id, out var facts) ? facts.DisplayName : "";
}
