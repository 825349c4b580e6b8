namespace OerPortal.Sites.Pages.Sites.Desk;

/// <summary>Things in an order that people choose.</summary>
internal static class ListOrder
{
    /// <summary>With one of them at another place; null where there is no such place.</summary>
    internal static List<T>? Moved<T>(IReadOnlyList<T> list, int at, int to)
    {
        if (at < 0 || to < 0 || at >= list.Count || to >= list.Count)
            return null;
        var moved = list.ToList();
        moved.RemoveAt(at);
        moved.Insert(to, list[at]);
        return moved;
    }
}
