using OerPortal.Accounts;

namespace OerPortal.Search.Saving;

/// <summary>A person's saved searches: in the copy of their data, and gone with the person.</summary>
internal sealed class SavedRecords(SavedSearches saved) : IPersonalRecords
{
    public string Name => "search";

    public IReadOnlyList<PersonColumn> Columns { get; } = [PersonColumn.Goes("search.saved.person_id")];

    public async Task<object?> OfAsync(Guid personId, CancellationToken cancellation)
    {
        var searches = await saved.OfAsync(personId, cancellation);
        return searches.Count == 0 ? null : new { saved = searches.Select(search => new { search.Name, search.Query, search.Tells }) };
    }

    public Task EraseAsync(Guid personId, CancellationToken cancellation) => saved.ForgetAsync(personId, cancellation);
}
