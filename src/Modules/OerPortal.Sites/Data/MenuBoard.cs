using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Ui;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Data;

/// <summary>The menu of the current site as its librarian finds it: its own, or what the portal offers.</summary>
internal sealed class MenuBoard(FrontDesk desk, IEnumerable<IMenuSource> sources, IHttpContextAccessor http)
{
    private const int MostEntries = 8;

    /// <summary>Places of the portal: address and name.</summary>
    internal async Task<IReadOnlyList<(string Address, string Name)>> OfferedAsync(CancellationToken cancellation)
    {
        var root = http.HttpContext!.Request.PathBase.Value ?? "";
        return [.. (await sources.AllAsync(MenuPlace.Main, cancellation)).Select(item => (item.Url[root.Length..], item.Text))];
    }

    internal async Task<IReadOnlyList<MenuEntry>> EntriesAsync(CancellationToken cancellation)
        => (await desk.MenuAsync(cancellation))?.All ?? EntriesOf(await OfferedAsync(cancellation));

    /// <summary>The menu of a site that has none of its own.</summary>
    internal static IReadOnlyList<MenuEntry> EntriesOf(IReadOnlyList<(string Address, string Name)> offered)
        => [.. offered.Select(place => new MenuEntry("", place.Address, []))];

    internal static bool HasRoom(IReadOnlyList<MenuEntry> entries) => entries.Count < MostEntries;

    /// <summary>Puts a page at the end, unless it is in already.</summary>
    internal async Task PutAsync(Writing page, CancellationToken cancellation)
    {
        var entries = await EntriesAsync(cancellation);
        if (HasRoom(entries) && !entries.Concat(entries.SelectMany(entry => entry.Below)).Any(entry => entry.Address == page.Path))
            await desk.SaveMenuAsync(new MenuEntries([.. entries, new MenuEntry(page.Title, page.Path, [])]), cancellation);
    }
}
