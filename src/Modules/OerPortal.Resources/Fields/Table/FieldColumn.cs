using System.Globalization;
using OerPortal.Ingest.Facts;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Fields;

/// <summary>One column in which tables have a field of the description, or a part of it.</summary>
/// <param name="Write">The cell; empty for nothing.</param>
/// <param name="Read">The description with what the cell says. An empty cell says nothing.</param>
internal sealed record FieldColumn(string Name, Func<ResourceMetadata, CodeNames, string> Write, Func<ResourceMetadata, string, CodeNames, ResourceMetadata> Read)
{
    internal bool IsRequired { get; init; }

    /// <summary>What may stand in it, where that is a closed list.</summary>
    internal CodeList? Codes { get; init; }

    internal static FieldColumn Line(string name, int most, Func<ResourceMetadata, string?> get, Func<ResourceMetadata, string?, ResourceMetadata> with)
        => new(name, (m, _) => get(m) ?? "", (m, cell, _) => with(m, PlainText.OptionalLine(Fitting(cell, most), most)));

    internal static FieldColumn Code(string name, CodeList list, Func<ResourceMetadata, string?> get, Func<ResourceMetadata, string?, ResourceMetadata> with)
        => new(name, (m, names) => get(m) is { Length: > 0 } code ? names.NameOf(list, code) : "", (m, cell, names) => with(m, cell.Length == 0 ? null : Known(list, cell, names))) { Codes = list };

    /// <summary>Several codes; a comma parts them as well, unless it stands in a name.</summary>
    internal static FieldColumn Coded(string name, CodeList list, Func<ResourceMetadata, IReadOnlyList<string>> get, Func<ResourceMetadata, string[], ResourceMetadata> with)
        => new(name, (m, names) => CellParts.Join(get(m).Select(code => names.NameOf(list, code))), (m, cell, names) => with(m, [.. CodesIn(list, cell, names).Distinct()])) { Codes = list };

    internal static FieldColumn Date(string name, Func<ResourceMetadata, string?> get, Func<ResourceMetadata, string?, ResourceMetadata> with)
        => new(name, (m, _) => WrittenDate.Show(get(m)) ?? "", (m, cell, _) => with(m, WrittenDate.Read(cell) ?? PlainText.OptionalLine(WrittenDate.Show(Fitting(cell, DraftLimits.Short)), DraftLimits.Short)));

    internal static FieldColumn Number(string name, int most, Func<ResourceMetadata, int?> get, Func<ResourceMetadata, int?, ResourceMetadata> with)
        => new(name, (m, _) => get(m)?.ToString(CultureInfo.InvariantCulture) ?? "", (m, cell, _) => with(m, cell.Length == 0 ? null : NumberIn(cell, most)));

    internal static string Known(CodeList list, string word, CodeNames names)
        => names.Find(list, word) ?? throw new CellRefusedException("resources.table.unknown", word);

    internal static string Fitting(string text, int most)
        => text.Length <= most ? text : throw new CellRefusedException("resources.table.too-long", Shown(most), Shown(text.Length));

    internal static IReadOnlyList<T> Fitting<T>(IReadOnlyList<T> parts, int most)
        => parts.Count <= most ? parts : throw new CellRefusedException("resources.table.too-many", Shown(most), Shown(parts.Count));

    internal static int NumberIn(string cell, int most)
        => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : throw new CellRefusedException("resources.table.number", cell, Shown(most));

    private static IEnumerable<string> CodesIn(CodeList list, string cell, CodeNames names)
        => CellParts.Filled(cell).SelectMany(part => names.Find(list, part) is { } code ? [code] : part.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => Known(list, word, names)));

    private static string Shown(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}

/// <summary>A cell that says something else than it may.</summary>
internal sealed class CellRefusedException(string key, params string[] arguments) : Exception(key)
{
    internal CellProblem Problem { get; } = new(key, arguments);
}
