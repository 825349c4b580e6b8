namespace OerPortal.Cms.Ui;

/// <summary>Where a menu item stands.</summary>
public enum MenuPlace
{
    /// <summary>Header of public pages.</summary>
    Main,

    /// <summary>Behind the person's name: shelf, own contributions, settings.</summary>
    Account,

    /// <summary>What one does first from any page: the button of the header and a place in the phone's bar. Only the first of all is shown.</summary>
    First,

    /// <summary>Side of the desks: review queue, administration.</summary>
    Desk,

    /// <summary>Foot of every page.</summary>
    Footer,
}

/// <summary>A menu item. Who may not see it should not be offered it: the source leaves it out.</summary>
/// <param name="Text">In the reader's language.</param>
/// <param name="Url">As a browser needs it: starts with the site's path prefix.</param>
/// <param name="Order">Small comes first; tens leave room.</param>
/// <param name="Icon">Name in the sprite, or null.</param>
/// <param name="Count">A number that waits for the person (submissions to review); hidden when null or 0.</param>
/// <param name="Group">Heading under which it stands at a desk or in the foot.</param>
/// <param name="Hint">One sentence for the overview of the desks, or null.</param>
public sealed record MenuItem(
    string Text,
    string Url,
    int Order,
    string? Icon = null,
    int? Count = null,
    string? Group = null,
    string? Hint = null)
{
    /// <summary>Of the text, where it is not the reader's; for the attribute <c>lang</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The second level, in order; an item that only holds others has no address.</summary>
    public IReadOnlyList<MenuItem> Below { get; init; } = [];
}

/// <summary>
/// A module's menu items. Registered as a scoped service; asks ISiteContext and ICurrentPerson itself what to offer.
/// Called on every page that shows the menu, so it must be quick (a number from one indexed query at most).
/// </summary>
public interface IMenuSource
{
    /// <summary>Items of this module for one place, in any order; empty when there are none.</summary>
    ValueTask<IReadOnlyList<MenuItem>> ItemsAsync(MenuPlace place, CancellationToken cancellationToken);
}

/// <summary>What a site wears in place of the portal's own. Registered as a scoped service by the module that lets sites choose, if there is one.</summary>
public interface ISiteDress
{
    /// <summary>Root-relative address of the picture beside the site's name; null for the portal's sign.</summary>
    ValueTask<string?> LogoAsync(CancellationToken cancellationToken);

    /// <summary>The menu as the site orders it.</summary>
    /// <param name="offered">What the modules offer at this place, in order.</param>
    ValueTask<IReadOnlyList<MenuItem>> ArrangeAsync(MenuPlace place, IReadOnlyList<MenuItem> offered, CancellationToken cancellationToken);
}

/// <summary>Reads the menus of all modules together.</summary>
public static class MenuSources
{
    /// <summary>All items of one place in order.</summary>
    public static async Task<IReadOnlyList<MenuItem>> AllAsync(
        this IEnumerable<IMenuSource> sources, MenuPlace place, CancellationToken cancellationToken)
    {
        var items = new List<MenuItem>();
        foreach (var source in sources)
            items.AddRange(await source.ItemsAsync(place, cancellationToken));
        return [.. items.OrderBy(item => item.Order).ThenBy(item => item.Text, StringComparer.CurrentCulture)];
    }

    /// <summary>All items of one place as the site orders them.</summary>
    public static async Task<IReadOnlyList<MenuItem>> ArrangedAsync(
        this IEnumerable<IMenuSource> sources, MenuPlace place, IEnumerable<ISiteDress> dresses, CancellationToken cancellationToken)
    {
        var items = await sources.AllAsync(place, cancellationToken);
        foreach (var dress in dresses)
            items = await dress.ArrangeAsync(place, items, cancellationToken);
        return items;
    }

    /// <summary>
    /// True when the page at <paramref name="path"/> (with path base) belongs to this item: it is the item's page or
    /// stands under it. The start page belongs only to itself.
    /// </summary>
    public static bool IsCurrent(this MenuItem item, string path, string home)
    {
        var url = item.Url.TrimEnd('/');
        var at = path.TrimEnd('/');
        if (string.Equals(url, home.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
            return string.Equals(at, url, StringComparison.OrdinalIgnoreCase);
        return string.Equals(at, url, StringComparison.OrdinalIgnoreCase)
            || at.StartsWith(url + "/", StringComparison.OrdinalIgnoreCase);
    }
}
