using Microsoft.AspNetCore.Http;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Highlighting;

/// <summary>Address that opens the reader at a place: <c>den</c> names the member or page, <c>tim</c> the words to turn to and mark.</summary>
internal static class PlaceAddress
{
    /// <summary>Null when the place is in a file that the reader does not open.</summary>
    /// <param name="found">In the text of the place.</param>
    public static string? Of(PathString pathBase, ResourceCard card, PassageHit place, Findings found)
    {
        var isMain = card.MainFileId == place.FileId;
        // What is played is not read.
        if (isMain && !card.CanBeRead && place.Time is null)
            return null;
        var address = pathBase + ResourceAddress.Reader(card.PublicId, isMain ? null : place.FileId, place.Locator);
        return Highlighter.Quote(found) is { Length: > 0 } words ? $"{address}&tim={Uri.EscapeDataString(words)}" : address;
    }
}
