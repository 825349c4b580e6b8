using System.Text;

namespace OerPortal.Resources.Fields;

/// <summary>Several values in one cell, with <c>;</c> between them; one that holds a <c>;</c> has a backslash before it.</summary>
internal static class CellParts
{
    internal static IReadOnlyList<string> Split(string cell, char between = ';')
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var at = 0; at <= cell.Length; at++)
        {
            if (at < cell.Length - 1 && cell[at] == '\\' && (cell[at + 1] == between || cell[at + 1] == '\\'))
            {
                part.Append(cell[++at]);
            }
            else if (at == cell.Length || cell[at] == between || (between == ';' && cell[at] == '\n'))
            {
                parts.Add(part.ToString().Trim());
                part.Clear();
            }
            else
            {
                part.Append(cell[at]);
            }
        }

        return parts;
    }

    internal static string Join(IEnumerable<string> parts, char between = ';')
        => string.Join(between == ';' ? "; " : $" {between} ", parts.Select(p => p.Replace("\\", @"\\", StringComparison.Ordinal).Replace(between.ToString(), $"\\{between}", StringComparison.Ordinal)));

    /// <summary>Those that say something.</summary>
    internal static IEnumerable<string> Filled(string cell) => Split(cell).Where(part => part.Length > 0);
}
