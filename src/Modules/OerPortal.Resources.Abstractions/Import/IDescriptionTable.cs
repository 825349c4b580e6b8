namespace OerPortal.Resources;

/// <summary>A description as cells of a table, from the one table of its fields: what imports read and exports write.</summary>
public interface IDescriptionTable
{
    /// <summary>In the order of the form.</summary>
    IReadOnlyList<DescriptionColumn> Columns { get; }

    /// <summary>The column that a heading names: its heading in either language, with or without marks, or its name. Null for others.</summary>
    DescriptionColumn? Find(string heading);

    /// <summary>Takes a cell over into a description. An empty cell empties the field.</summary>
    /// <returns>What is wrong with it; then the description stays as it was.</returns>
    CellProblem? Read(DescriptionColumn column, string cell, ref ResourceMetadata about);

    /// <summary>What stands in the cell, in the words of the current language; empty for nothing. Two descriptions differ in a column where these do.</summary>
    string Write(DescriptionColumn column, ResourceMetadata about);

    /// <summary>A value of a closed list by its name in either language, with or without marks, or by its code; null for others.</summary>
    /// <param name="list">Name of a column of one closed list.</param>
    string? Code(string list, string word);

    /// <summary>The values of a cell that holds several, with <c>;</c> between them; an empty one keeps its place.</summary>
    IReadOnlyList<string> Parts(string cell);

    /// <summary>One cell of several values.</summary>
    string Join(IEnumerable<string> parts);

    /// <summary>What is missing before it can be submitted; names of columns and keys of sentences.</summary>
    IReadOnlyList<(string Column, CellProblem Problem)> Missing(ResourceMetadata about);
}

/// <param name="Name">The same in every language; for programs.</param>
/// <param name="Label">Key of its heading.</param>
/// <param name="IsRequired">Whether nothing can be submitted without it.</param>
/// <param name="Values">Codes and the keys of their names, where only these may stand in it; else empty.</param>
public sealed record DescriptionColumn(string Name, string Label, bool IsRequired, IReadOnlyList<(string Code, string Key)> Values);

/// <param name="Key">Of the sentence.</param>
public sealed record CellProblem(string Key, params string[] Arguments);
