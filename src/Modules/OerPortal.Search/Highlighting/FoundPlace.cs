using Microsoft.AspNetCore.Http;
using OerPortal.Resources;
using OerPortal.Search.Models;
using OerPortal.Search.Queries;

namespace OerPortal.Search.Highlighting;

/// <summary>A place in a book as it is shown.</summary>
/// <param name="Address">Opens the reader there; null where this file is not read in the browser.</param>
internal sealed record FoundPlace(PassageHit Place, Marked Snippet, string? Address)
{
    public static FoundPlace Of(PathString pathBase, ResourceCard card, PassageHit place, QueryText query)
    {
        var found = Highlighter.Find(place.Text, query);
        return new FoundPlace(place, Highlighter.Snippet(found, isPage: place.PageNumber is not null), PlaceAddress.Of(pathBase, card, place, found));
    }
}
