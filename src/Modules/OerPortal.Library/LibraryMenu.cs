using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OerPortal.Cms.Security;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Ui;
using OerPortal.Cms.Web;
using OerPortal.Library.Cards;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Union;

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
                Item("between", LibraryAddress.Between, 26, "share-2"),
                Item("boxes", LibraryAddress.Boxes, 26, "layers"),
                Item("stock", LibraryAddress.StockTakes, 26, "clipboard-check"),
                Item("writeOffs", LibraryAddress.WriteOffs, 27, "log-out"),
                Item("ebooks", LibraryAddress.Ebooks, 21, "book-open"),
                Item("rules", LibraryAddress.Rules, 28, "sliders-horizontal"),
            ],
            _ => [],
        };

    private async Task<IReadOnlyList<MenuItem>> OfAllSchoolsAsync(MenuPlace place)
        => place == MenuPlace.Desk ? OfDepartment()
            : place == MenuPlace.Account && person.IsSignedIn ? [new(strings["library.mine.title"], Url(LibraryAddress.Mine), 12, "library")]
            : place == MenuPlace.Main && (await parts.GetAsync("library:books:all", [TagOf(site.Current.Id)], async cancellation => new Holding(await union.HasBooksAsync(cancellation)))).Any
            ? [new(strings["library.catalogue.menu"], Url(LibraryAddress.Catalogue), 15)]
            : [];

    private IReadOnlyList<MenuItem> OfDepartment() => !person.Can(Permissions.Keep) ? [] :
    [
        Item("classTable", LibraryAddress.ClassTable, 40, "list-ordered", "library.menu.department"),
        Item("references", LibraryAddress.NameReferences, 41, "users-round", "library.menu.department"),
        Item("sources", LibraryAddress.CopySources, 42, "library", "library.menu.department"),
        Item("ebooks", LibraryAddress.Ebooks, 39, "book-open", "library.menu.department"),
        Item("traffic", LibraryAddress.Traffic, 43, "share-2", "library.menu.department"),
        Item("boxes", LibraryAddress.Boxes, 44, "layers", "library.menu.department"),
    ];

    // Asked on every page of a school; the first voucher forgets it.
    private async Task<bool> HasBooksAsync()
        => (await parts.GetAsync($"library:books:{site.Current.Id}", [TagOf(site.Current.Id)], async cancellation => new Holding(await catalogue.HasBooksAsync(cancellation)))).Any;

    private async Task<bool> TakesCardsAsync()
        => (await parts.GetAsync($"library:cards:{site.Current.Id}", [TagOf(site.Current.Id)], async cancellation => new Holding(await cards.IsOpenAsync(cancellation)))).Any;

    private MenuItem Item(string key, string path, int order, string icon, string group = "library.menu.group") => new(
        strings[$"library.menu.{key}"], Url(path), order, icon, Group: strings[group], Hint: strings[$"library.menu.{key}.hint"]);

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;

    [ImmutableObject(true)]
    private sealed record Holding(bool Any);
}
