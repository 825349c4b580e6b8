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
    // Groups of the desk's menu, for each of which there is a string.
    private const string Lending = "library.menu.group";
    private const string Stock = "library.menu.stock.group";
    private const string Others = "library.menu.others.group";
    private const string Province = "library.menu.department";

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
                Item("holds", LibraryAddress.Holds, 19, "bookmark"),
                Item("requests", LibraryAddress.Requests, 19, "share-2"),
                .. site.HasFeature("classes") ? [Item("classSets", LibraryAddress.Classes, 19, "users-round")] : Array.Empty<MenuItem>(),
                Item("cards", LibraryAddress.Cards, 20, "user-round"),
                Item("compensations", LibraryAddress.Compensations, 20, "tag"),
                Item("kiosks", LibraryAddress.Kiosks, 20, "monitor-smartphone"),
                Item("rules", LibraryAddress.Rules, 20, "sliders-horizontal"),
                Item("titles", LibraryAddress.Titles, 21, "library", Stock),
                Item("ebooks", LibraryAddress.Ebooks, 21, "book-open", Stock),
                Item("purchases", LibraryAddress.Purchases, 22, "heart-handshake", Stock),
                Item("vouchers", LibraryAddress.Vouchers, 22, "download", Stock),
                Item("registers", LibraryAddress.Registers, 23, "book-open", Stock),
                Item("labels", LibraryAddress.Labels, 23, "qr-code", Stock),
                Item("periodicals", LibraryAddress.Periodicals, 24, "newspaper", Stock),
                Item("stock", LibraryAddress.StockTakes, 24, "clipboard-check", Stock),
                Item("writeOffs", LibraryAddress.WriteOffs, 24, "log-out", Stock),
                Item("between", LibraryAddress.Between, 26, "share-2", Others),
                Item("boxes", LibraryAddress.Boxes, 26, "layers", Others),
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
        Item("classTable", LibraryAddress.ClassTable, 40, "list-ordered", Province),
        Item("references", LibraryAddress.NameReferences, 41, "users-round", Province),
        Item("sources", LibraryAddress.CopySources, 42, "library", Province),
        Item("ebooks", LibraryAddress.Ebooks, 39, "book-open", Province),
        Item("traffic", LibraryAddress.Traffic, 43, "share-2", Province),
        Item("boxes", LibraryAddress.Boxes, 44, "layers", Province),
    ];

    // Asked on every page of a school; the first voucher forgets it.
    private async Task<bool> HasBooksAsync()
        => (await parts.GetAsync($"library:books:{site.Current.Id}", [TagOf(site.Current.Id)], async cancellation => new Holding(await catalogue.HasBooksAsync(cancellation)))).Any;

    private async Task<bool> TakesCardsAsync()
        => (await parts.GetAsync($"library:cards:{site.Current.Id}", [TagOf(site.Current.Id)], async cancellation => new Holding(await cards.IsOpenAsync(cancellation)))).Any;

    private MenuItem Item(string key, string path, int order, string icon, string group = Lending) => new(
        strings[$"library.menu.{key}"], Url(path), order, icon, Group: strings[group], Hint: strings[$"library.menu.{key}.hint"]);

    private string Url(string path) => http.HttpContext?.Request.PathBase.Add(path).Value ?? path;

    [ImmutableObject(true)]
    private sealed record Holding(bool Any);
}
