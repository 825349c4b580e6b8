using Microsoft.AspNetCore.Http;
using OerPortal.Resources;
using OerPortal.Search.Models;

namespace OerPortal.Search.Highlighting;

/// <summary>Address that opens the reader at a place.</summary>
internal static class PlaceAddress
{
    /// <summary>Null when the place is in a file that the reader does not open.</summary>
    public static string? Of(PathString pathBase, ResourceCard card, PassageHit place) =>
        card.CanBeRead && card.MainFileId == place.FileId ? $"{pathBase}/doc/{card.PublicId}?den={Uri.EscapeDataString(place.Locator)}" : null;
}
