using OerPortal.Search.Models;

namespace OerPortal.Search.Answering;

/// <summary>Search for other modules. What has only a part of the words, or was spelt otherwise, is nothing here: nobody is there to be told.</summary>
internal sealed class PublicSearch(ISearchEngine engine) : IResourceSearch
{
    public async Task<FoundResources> FindAsync(ResourceQuestion question, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(question);
        var found = await engine.FindAsync(
            new SearchRequest(question.Text, question.Filters, question.OnlySite, question.Order, question.Page, Access.Guest)
            {
                CountSchools = question.OnlySite is null,
                After = question.After,
                Count = Math.Clamp(question.Count, 1, ResourceQuestion.MostAtOnce),
                ShowsPlaces = false,
            },
            cancellation);
        return found.IsAsAsked ? new FoundResources(found.Total, [.. found.Hits.Select(hit => hit.ResourceId)], found.Facets) { Next = found.Next } : FoundResources.Nothing;
    }
}
