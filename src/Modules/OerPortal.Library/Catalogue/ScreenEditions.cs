using OerPortal.Cms.Text;
using OerPortal.Library.Models;
using OerPortal.Resources;
using OerPortal.Search;

namespace OerPortal.Library.Catalogue;

/// <summary>The same book among the portal's open resources: by its ISBN, or by its name and somebody who made it.</summary>
internal sealed class ScreenEditions(IResourceSearch search, IResources resources)
{
    private const int Most = 5;

    internal async Task<IReadOnlyList<ResourceCard>> OfAsync(Title title, CancellationToken cancellation)
    {
        var named = title.People.Length == 0 ? [] : (await FoundAsync(title.Name, cancellation)).Where(card => IsNamed(card, title));
        return [.. named.Concat(await NumberedAsync(title, cancellation)).DistinctBy(card => card.Id).Where(card => !Licences.IsLent(card.Licence)).Take(Most)];
    }

    private async Task<IReadOnlyList<ResourceCard>> FoundAsync(string words, CancellationToken cancellation)
    {
        var found = await search.FindAsync(new ResourceQuestion(words, new Dictionary<FacetField, IReadOnlySet<string>>(), null, SearchOrder.Best, 1), cancellation);
        return await resources.CardsAsync(found.ResourceIds, Viewer.Guest, cancellation);
    }

    private async Task<IReadOnlyList<ResourceCard>> NumberedAsync(Title title, CancellationToken cancellation)
    {
        if (title.Isbn.Length == 0)
            return [];
        var numbered = new List<ResourceCard>();
        foreach (var card in (await FoundAsync(title.Isbn, cancellation)).Take(Most))
        {
            if ((await resources.DocumentAsync(card.Id, cancellation))?.About.Identifiers.Any(i => IsbnForms.Of(i.Value).Intersect(IsbnForms.Of(title.Isbn)).Any()) == true)
                numbered.Add(card);
        }
        return numbered;
    }

    private static bool IsNamed(ResourceCard card, Title title)
        => Unmarked.Of(card.Title) is var name && (name == Unmarked.Of(title.Name) || name == Unmarked.Of(title.Heading))
            && title.People.Split([';', ',', '('], StringSplitOptions.TrimEntries).Select(Unmarked.Of)
                .Any(one => card.Authors.Select(Unmarked.Of).Any(author => one == author || one.StartsWith(author + " ", StringComparison.Ordinal)));
}
