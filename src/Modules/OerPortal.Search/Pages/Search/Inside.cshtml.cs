using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using OerPortal.Cms.Security;
using OerPortal.Cms.Web;
using OerPortal.Resources;
using OerPortal.Search.Highlighting;
using OerPortal.Search.Indexing;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Pages;

/// <summary>Places in one book, each leading into the reader. Hidden, a neighbour's and unknown resources are all 404.</summary>
[GuestCache(ResourceIndexing.CacheTag, ResourceTags.All, ResourceTags.One)]
internal sealed class InsideModel(ISearchEngine engine, IResources resources, ICurrentPerson person) : PageModel
{
    public const int Most = 50;

    public ResourceCard Card { get; private set; } = null!;

    public string Text { get; private set; } = "";

    /// <summary>In reading order.</summary>
    public IReadOnlyList<FoundPlace> Places { get; private set; } = [];

    public bool HasMore { get; private set; }

    public async Task<IActionResult> OnGetAsync(string publicId, string? q, CancellationToken cancellation)
    {
        if (await resources.FindAsync(publicId, Viewer.From(person), cancellation) is not { } card) return NotFound();
        Card = card;
        Text = SearchChoice.Cut(q);
        var query = QueryText.Read(Text);
        var found = await engine.InsideAsync(card.Id, Text, Most + 1, cancellation);
        HasMore = found.Count > Most;
        Places = [.. found.Take(Most).Select(place => FoundPlace.Of(Request.PathBase, card, place, query))];
        return Page();
    }
}
