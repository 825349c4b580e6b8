namespace OerPortal.Library.Registers;

/// <summary>
/// A register in the pages of its printed book. A page's place in the book never depends on what comes later, so that one that is full can be printed
/// again unchanged.
/// </summary>
internal abstract class PagedRegister
{
    /// <summary>Where the number stands by which people call a line.</summary>
    internal const int NameColumn = 1;

    internal abstract IReadOnlyList<RegisterColumn> Columns { get; }

    /// <summary>How many lines a printed page has room for, headings and sums among them.</summary>
    internal abstract int RowsOnPage { get; }

    internal abstract Task<int> PageCountAsync(CancellationToken cancellation);

    /// <summary>Both ends belong to it and are there.</summary>
    internal abstract IAsyncEnumerable<RegisterPage> PagesAsync(int from, int to, CancellationToken cancellation);
}
