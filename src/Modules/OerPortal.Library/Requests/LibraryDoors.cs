using OerPortal.Cms.Sites;
using OerPortal.Library.Cards;

namespace OerPortal.Library.Requests;

/// <summary>Forms of the library's own, in place of general ones.</summary>
internal sealed class LibraryDoors(CardRequests cards, RequestDesk requests, ISiteContext site) : ILibraryDoors
{
    private bool IsLibrary => !site.Current.IsPortal && site.HasFeature("library");

    public async Task<string?> CardsAsync(CancellationToken cancellation) => IsLibrary && await cards.IsOpenAsync(cancellation) ? LibraryAddress.CardRequest : null;

    public async Task<string?> CopiesAsync(CancellationToken cancellation) => IsLibrary && (await requests.RuleAsync(cancellation)).IsCopy ? LibraryAddress.OwnRequests : null;
}
