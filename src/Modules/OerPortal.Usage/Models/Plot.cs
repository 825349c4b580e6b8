using OerPortal.Cms.Text;

namespace OerPortal.Usage.Models;

/// <summary>One or several days as one column.</summary>
internal sealed record PlotColumn(DateOnly From, DateOnly To, UseCount Views, UseCount Reads, UseCount Downloads)
{
    internal string Days => From == To ? From.Day() : $"{From.DayOfYear()}–{To.Day()}";
}

/// <summary>A piece of a column, in units of which the whole drawing is 100 high and ten times its columns wide.</summary>
internal sealed record PlotPiece(int Left, double Top, double Height, string Kind);

/// <summary>Views, reads and downloads over time. Everything it draws stands in its table too.</summary>
/// <param name="MasksSmall">Whether these are told in fives.</param>
internal sealed record Plot(IReadOnlyList<PlotColumn> Columns, bool MasksSmall)
{
    internal const int Width = 10;

    private const int MostColumns = 62;
    internal int Highest => Columns.Count == 0 ? 0 : Columns.Max(c => c.Views.Uses + c.Reads.Uses + c.Downloads.Uses);

    internal bool IsByDay => Columns.All(c => c.From == c.To);

    internal bool HasAny => Columns.Any(c => c.Views.Uses + c.Reads.Uses + c.Downloads.Uses > 0);

    internal UseCount Views => Columns.Aggregate(default(UseCount), (sum, c) => sum + c.Views);

    internal UseCount Reads => Columns.Aggregate(default(UseCount), (sum, c) => sum + c.Reads);

    internal UseCount Downloads => Columns.Aggregate(default(UseCount), (sum, c) => sum + c.Downloads);

    /// <summary>By day, or by week where that would be too many columns.</summary>
    internal static Plot Of(IReadOnlyList<UseRow<DateOnly>> days, bool masksSmall = false)
    {
        var together = days.Count > MostColumns ? 7 : 1;
        return new Plot([.. days.Chunk(together).Select(ColumnOf)], masksSmall);
    }

    internal IEnumerable<PlotPiece> Pieces()
    {
        var scale = Highest == 0 ? 0 : 100.0 / Highest;
        for (var i = 0; i < Columns.Count; i++)
        {
            var top = 100.0;
            foreach (var (count, kind) in new[] { (Columns[i].Reads, "reads"), (Columns[i].Downloads, "downloads"), (Columns[i].Views, "views") })
            {
                var height = count.Uses * scale;
                if (height <= 0)
                    continue;
                top -= height;
                yield return new PlotPiece(i * Width, Math.Max(0, top), height, kind);
            }
        }
    }

    private static PlotColumn ColumnOf(UseRow<DateOnly>[] days) => new(
        days[0].Of,
        days[^1].Of,
        days.Aggregate(default(UseCount), (sum, d) => sum + d.Views),
        days.Aggregate(default(UseCount), (sum, d) => sum + d.Reads),
        days.Aggregate(default(UseCount), (sum, d) => sum + d.Downloads));
}
