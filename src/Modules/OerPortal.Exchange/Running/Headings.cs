using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Exchange.Tables;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>What the columns of a table are.</summary>
internal sealed class Headings
{
    private readonly int?[] _own = new int?[OwnColumn.All.Count];

    /// <summary>Those of the description, with their places.</summary>
    internal required IReadOnlyList<(int Place, DescriptionColumn Column)> Described { get; init; }

    internal required IReadOnlyList<string> Unknown { get; init; }

    /// <exception cref="TableTroubleException">There is no column of keys, or one column twice.</exception>
    internal static Headings Read(TableRow row, IDescriptionTable table, IStringLocalizer strings)
    {
        var own = OwnColumn.All.SelectMany((column, at) => strings.InAllLanguages(column.Label).Append(column.Name).Select(name => (Name: Unmarked.Of(name), at))).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.at);
        var described = new List<(int, DescriptionColumn)>();
        var unknown = new List<string>();
        var places = new int?[OwnColumn.All.Count];
        foreach (var (place, written) in row.Cells.Index())
        {
            // A template marks what must be filled in.
            var heading = written.Trim().TrimEnd('*').Trim();
            if (own.TryGetValue(Unmarked.Of(heading), out var at) && Once(places[at] is null, heading))
                places[at] = place;
            else if (table.Find(heading) is { } column && Once(!described.Exists(d => d.Item2 == column), heading))
                described.Add((place, column));
            else if (heading.Length > 0)
                unknown.Add(heading.Length > 60 ? heading[..60] + "…" : heading);
        }

        if (places[0] is null)
            throw new TableTroubleException("no-key", strings[OwnColumn.Key.Label].Value);
        var headings = new Headings { Described = described, Unknown = unknown };
        places.CopyTo(headings._own, 0);
        return headings;
    }

    /// <summary>Whether the table has the column.</summary>
    internal bool Has(OwnColumn column) => _own[OwnColumn.All.IndexOf(column)] is not null;

    internal string CellOf(TableRow row, OwnColumn column) => _own[OwnColumn.All.IndexOf(column)] is { } place ? CellAt(row, place) : "";

    internal static string CellAt(TableRow row, int place) => place < row.Cells.Count ? row.Cells[place].Trim() : "";

    private static bool Once(bool isFirst, string heading) => isFirst ? true : throw new TableTroubleException("heading-twice", heading);
}

/// <summary>A column that says something else than the description.</summary>
/// <param name="Label">Key of its heading.</param>
internal sealed record OwnColumn(string Name, string Label)
{
    internal static readonly OwnColumn Key = new("key", "exchange.column.key");
    internal static readonly OwnColumn Visibility = new("visibility", "exchange.column.visibility");
    internal static readonly OwnColumn Files = new("files", "exchange.column.files");
    internal static readonly OwnColumn FileRoles = new("fileRoles", "exchange.column.file-roles");
    internal static readonly OwnColumn FileTitles = new("fileTitles", "exchange.column.file-titles");

    internal static List<OwnColumn> All { get; } = [Key, Visibility, Files, FileRoles, FileTitles];
}
