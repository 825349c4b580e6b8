using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;

namespace OerPortal.Library;

internal sealed class LibraryMenu(TitleCatalogue catalogue, UnionCatalogue union, CardRequests cards, IKeptParts parts, ICurrentPerson person, ISiteContext site, IHttpContextAccessor http, IStringLocalizer strings) : IMenuSource
{
    /// <summary>Of what is kept about a school's books.</summary>
    internal static string TagOf(Guid siteId) => $"library:{siteId}";

    public async ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken)
        => !site.HasFeature("library") ? [] : site.Current.IsPortal ? await OfAllSchoolsAsync(place) : place switch
        {
            MenuPlace.Main when await HasBooksAsync() => [new(strings["library.catalogue.menu"], Url(LibraryAddress.Catalogue), 15)],
            MenuPlace.Account when person.IsSignedIn && await HasBooksAsync() => [new(strings["library.mine.title"], Url(LibraryAddress.Mine), 12, "library")],
            MenuPlace.Footer when await TakesCardsAsync() => [new(strings["library.cardRequest.menu"], Url(LibraryAddress.CardRequest), 31)],
            MenuPlace.Desk when person.Can(Permissions.Keep) =>
            [
                Item("desk", LibraryAddress.Desk, 19, "rotate-cw"),
                Item("holds", LibraryAddress.Holds, 20, "bookmark"),
                Item("requests", LibraryAddress.Requests, 20, "share-2"),
                Item("cards", LibraryAddress.Cards, 20, "user-round"),
                Item("titles", LibraryAddress.Titles, 21, "library"),
                Item("vouchers", LibraryAddress.Vouchers, 22, "download"),
                Item("registers", LibraryAddress.Registers, 23, "book-open"),
                Item("labels", LibraryAddress.Labels, 24, "qr-code"),
                .. site.HasFeature("classes") ? [Item("classSets", LibraryAddress.Classes, 25, "users-round")] : Array.Empty<MenuItem>(),
                Item("compensations", LibraryAddress.Compensations, 27, "tag"),
                Item("kiosks", LibraryAddress.Kiosks, 25, "monitor-smartphone"),
                Item("purchases", LibraryAddress.Purchases, 22, "heart-handshake"),
                Item("periodicals", LibraryAddress.Periodicals, 24, "newspaper"),
                Item("stock", LibraryAddress.StockTakes, 26, "clipboard-check"),
                Item("writeOffs", LibraryAddress.WriteOffs, 27, "log-out"),
                Item("rules", LibraryAddress.Rules, 28, "sliders-horizontal"),
            ],
            _ => [],
        };

    private async Task<IReadOnlyList<MenuItem>> OfAllSchoolsAsync(MenuPlace place)
        => place == MenuPlace.Main && (await parts.GetAsync("library:books:all", [TagOf(site.Current.Id)], async cancellation => new Holding(await union.HasBooksAsync(cancellation)))).Any
            ? [new(strings["library.catalogue.menu"], Url(LibraryAddress.Catalogue), 15)]
            : [];

    // Asked on every page of a school; the first voucher forgets it.
    private async Task<bool> HasBooksAsync()
        => (await parts.GetAsync($"library:books:{site.Current.Id}", [TagOf(site.Current.Id)], async cancellation => new Holding(await catalogue.HasBooksAsync(cancellation)))).Any;

    private async Task<bool> TakesCardsAsync()
        => (await parts.GetAsync($"library:cards:{site.Current.Id}", [TagOf(site.Current.Id)], async cancellation => new Holding(await cards.IsOpenAsync(cancellation)))).Any;

    private MenuItem Item(string key, string path, int order, string icon) => new(
        strings[$"library.menu.{key}"], Url(path), order, icon, Group: strings["library.menu.group"], Hint: strings[$"library.menu.{key}.hint"]);

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;

    [ImmutableObject(true)]
    private sealed record Holding(bool Any);
}
