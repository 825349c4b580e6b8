namespace OerPortal.Theme;

/// <summary>Pages of a list. Nothing is shown for a single page.</summary>
/// <param name="Page">Current page, from 1.</param>
/// <param name="PageCount">Number of pages.</param>
/// <param name="Url">Address of a page number, filters kept.</param>
public sealed record PagerModel(int Page, int PageCount, Func<int, string> Url)
{
    /// <summary>Page numbers to show around the current one; null stands for a gap.</summary>
    public IReadOnlyList<int?> Numbers()
    {
        var near = Enumerable.Range(1, PageCount)
            .Where(n => n == 1 || n == PageCount || Math.Abs(n - Page) <= 1);
        var shown = new List<int?>();
        var last = 0;
        foreach (var n in near)
        {
            if (n == last + 2) shown.Add(n - 1);
            else if (n > last + 2) shown.Add(null);
            shown.Add(n);
            last = n;
        }
        return shown;
    }
}
