namespace OerPortal.Reports.Plots;

/// <summary>Columns beside each other. Everything it draws stands in a table too.</summary>
/// <param name="Name">What it shows, in a sentence.</param>
/// <param name="Unit">Head of the numbers.</param>
/// <param name="Of">Head of the labels.</param>
internal sealed record Plot(string Name, string Of, string Unit, IReadOnlyList<PlotColumn> Columns)
{
    /// <summary>Of a column, in units of which the whole drawing is 100 high.</summary>
    internal const int Width = 10;

    internal decimal Highest => Columns.Count == 0 ? 0 : Columns.Max(c => Math.Max(c.Value ?? 0, c.Wanted ?? 0));

    internal bool HasAny => Columns.Any(c => c.Value > 0);

    internal bool HasWanted => Columns.Any(c => c.Wanted is not null);

    /// <summary>What went down has no column; its table says how far.</summary>
    internal decimal Height(decimal? value) => Highest == 0 ? 0 : Math.Max(0, value ?? 0) * 100 / Highest;
}

/// <param name="Value">Null where nobody knows it.</param>
/// <param name="Wanted">What was to be reached; null for nothing.</param>
internal sealed record PlotColumn(string Label, decimal? Value, decimal? Wanted = null);
