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

    /// <summary>What was just moved, and which way.</summary>
    /// <param name="list">Which of the page's lists.</param>
    internal static string Mark(int? list, int at, int to) => $"{list}/{to}/{Math.Sign(to - at)}";

    /// <summary>Whether a button is under the finger again: the one that was pressed, or the other one where that has no way on.</summary>
    /// <param name="mark">Of <see cref="Mark"/>.</param>
    /// <param name="by">Up (-1) or down (1).</param>
    internal static bool HasFocus(string? mark, int? list, int at, int by, int count)
        => mark == $"{list}/{at}/{by}" || (mark == $"{list}/{at}/{-by}" && at == (by > 0 ? 0 : count - 1));
}
