using System.Runtime.CompilerServices;

namespace OerPortal.Library.Registers;

/// <summary>A register with a line a number. Numbers have no gap and the first one stays the first, so that a number tells its page.</summary>
internal abstract class NumberedRegister : PagedRegister
{
    /// <summary>Never to be changed: pages that schools have printed and bound would be others.</summary>
    internal const int LinesOnPage = 20;

    /// <summary>So many pages are read at a time.</summary>
    private const int Portion = 50;

    internal override async Task<int> PageCountAsync(CancellationToken cancellation) => await EndsAsync(cancellation) is var (first, last) ? ((last - first) / LinesOnPage) + 1 : 0;

    internal override async IAsyncEnumerable<RegisterPage> PagesAsync(int from, int to, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await EndsAsync(cancellation) is not var (start, _))
            yield break;
        for (var page = from; page <= to; page += Portion)
        {
            var first = start + ((page - 1) * LinesOnPage);
            var pages = Math.Min(Portion, to - page + 1);
            foreach (var (at, rows) in (await RowsAsync(first, first + (pages * LinesOnPage) - 1, cancellation)).Index())
                yield return new RegisterPage(page + at, rows);
        }
    }

    /// <summary>The first and the last number; null while there is none.</summary>
    protected abstract Task<(int First, int Last)?> EndsAsync(CancellationToken cancellation);

    /// <summary>Rows of the pages on which these numbers are; the first one begins a page.</summary>
    protected abstract Task<IReadOnlyList<IReadOnlyList<RegisterRow>>> RowsAsync(int first, int last, CancellationToken cancellation);

    protected static IEnumerable<RegisterRow> Blanks(int lines) => Enumerable.Repeat(RegisterRow.Blank, LinesOnPage - lines);
}
