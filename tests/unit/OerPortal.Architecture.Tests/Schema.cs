namespace OerPortal.Architecture.Tests;

/// <summary>Compares what entities are mapped to with what the migrations made.</summary>
internal static class Schema
{
    /// <summary>One sentence for each difference that would fail at run time.</summary>
    /// <param name="mapped">Columns of the entities.</param>
    /// <param name="real">Columns of the database; more tables than mapped are welcome.</param>
    public static IReadOnlyList<string> Differences(IReadOnlyCollection<Column> mapped, IReadOnlyCollection<Column> real)
    {
        var byName = real.ToDictionary(column => (column.Table, column.Name));
        var tables = mapped.Select(column => column.Table).ToHashSet(StringComparer.Ordinal);
        var names = mapped.Select(column => (column.Table, column.Name)).ToHashSet();
        return [
            .. mapped.SelectMany(column => byName.TryGetValue((column.Table, column.Name), out var there)
                ? Compare(column, there)
                : [$"{column.Table}.{column.Name} is mapped but not migrated"]),
            .. real.Where(column => tables.Contains(column.Table) && !names.Contains((column.Table, column.Name)) && !column.IsNullable && !column.HasDefault)
                .Select(column => $"{column.Table}.{column.Name} must be filled but is not mapped")];
    }

    private static IEnumerable<string> Compare(Column mapped, Column real)
    {
        if (Family(mapped.Type) != Family(real.Type)) yield return $"{mapped.Table}.{mapped.Name} is mapped as {mapped.Type} but is {real.Type}";
        // A property that may be null needs a column that may; the other way round reads well enough.
        if (mapped.IsNullable && !real.IsNullable && !real.HasDefault) yield return $"{mapped.Table}.{mapped.Name} may be null in the entity but not in the table";
    }

    /// <summary>PostgreSQL keeps all text alike, whatever its length.</summary>
    private static string Family(string type) =>
        type.StartsWith("character varying", StringComparison.Ordinal) || type == "citext" ? "text" : type;
}

/// <param name="Table">"schema.table".</param>
/// <param name="Type">As PostgreSQL writes it: "timestamp with time zone".</param>
internal sealed record Column(string Table, string Name, string Type, bool IsNullable, bool HasDefault = false);
