using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Resources.Models;

namespace OerPortal.Resources.Fields;

/// <summary><see cref="DescriptionFields"/> by columns.</summary>
internal sealed class DescriptionTable : IDescriptionTable
{
    private static readonly Dictionary<string, FieldColumn> ByName = DescriptionFields.All.SelectMany(f => f.Columns).ToDictionary(c => c.Name);
    private static readonly Dictionary<string, CodeList> OtherLists = new() { ["visibility"] = CodeList.Visibilities, ["fileRoles"] = CodeList.FileRoles };
    private readonly CodeNames _names;
    private readonly Lazy<Dictionary<string, DescriptionColumn>> _byHeading;

    public DescriptionTable(CodeNames names, IStringLocalizer strings)
    {
        _names = names;
        _byHeading = new(() => HeadingsOf(strings));
    }

    public IReadOnlyList<DescriptionColumn> Columns { get; } =
        [.. ByName.Values.Select(c => new DescriptionColumn(c.Name, "resources.column." + c.Name, c.IsRequired, [.. (c.Codes?.Codes ?? []).Select(code => (code, c.Codes!.KeyOf(code)))]))];

    public DescriptionColumn? Find(string heading) => _byHeading.Value.GetValueOrDefault(Unmarked.Of(heading));

    public CellProblem? Read(DescriptionColumn column, string cell, ref ResourceMetadata about)
    {
        try
        {
            about = ByName[column.Name].Read(about, cell.Trim(), _names);
            return null;
        }
        catch (CellRefusedException refused)
        {
            return refused.Problem;
        }
    }

    public string Write(DescriptionColumn column, ResourceMetadata about) => ByName[column.Name].Write(about, _names);

    public string? Code(string list, string word)
        => (OtherLists.GetValueOrDefault(list) ?? ByName.GetValueOrDefault(list)?.Codes) is { } codes ? _names.Find(codes, word) : null;

    public IReadOnlyList<string> Parts(string cell) => CellParts.Split(cell);

    public string Join(IEnumerable<string> parts) => CellParts.Join(parts);

    public IReadOnlyList<(string Column, CellProblem Problem)> Missing(ResourceMetadata about)
        => [.. DraftCheck.OfMetadata(about).Select(p => (DescriptionFields.Find(p.Field)!.Columns[0].Name, new CellProblem(p.Key, p.Arguments)))];

    private Dictionary<string, DescriptionColumn> HeadingsOf(IStringLocalizer strings)
    {
        var headings = Columns.ToDictionary(c => Unmarked.Of(c.Name));
        foreach (var column in Columns)
        {
            foreach (var heading in strings.InAllLanguages(column.Label))
                headings.TryAdd(Unmarked.Of(heading), column);
        }

        return headings;
    }
}
