using Microsoft.Extensions.Localization;
using OerPortal.Exchange.Running;
using OerPortal.Resources;

namespace OerPortal.Exchange.Giving;

/// <summary>The table's columns in their order, as exports and templates write them.</summary>
internal sealed class TableWords(IDescriptionTable table, IStringLocalizer strings)
{
    internal IReadOnlyList<string> Headings => [.. Labels.Select(label => strings[label].Value)];

    /// <summary>The same with a star where nothing may be missing.</summary>
    internal IReadOnlyList<string> HeadingsToFill => [strings[OwnColumn.Key.Label] + " *", .. table.Columns.Select(c => strings[c.Label] + (c.IsRequired ? " *" : "")), .. Own.Select(c => strings[c.Label].Value)];

    /// <summary>What may stand in a column, where that is a closed list.</summary>
    internal IReadOnlyList<(string Heading, IReadOnlyList<string> Values)> Allowed =>
    [
        .. table.Columns.Where(c => c.Values.Count > 0).Select(c => (strings[c.Label].Value, (IReadOnlyList<string>)[.. c.Values.Select(v => strings[v.Key].Value)])),
        (strings[OwnColumn.Visibility.Label].Value, [.. Enum.GetNames<Visibility>().Select(name => strings["visibility." + name].Value)]),
        (strings[OwnColumn.FileRoles.Label].Value, [.. Enum.GetNames<FileRole>().Select(name => strings["file-role." + name].Value)]),
    ];

    /// <summary>A row that shows how it is done; its key says that it is an example.</summary>
    internal IReadOnlyList<string> Example
    {
        get
        {
            var about = new ResourceMetadata
            {
                Title = strings["exchange.example.title"],
                Description = strings["exchange.example.description"],
                Contributors = [new("Nguyễn Thị Hạnh", ContributorRoles.Author), new("Y Blưm", "ill")],
                Kind = "ke-hoach-bai-day",
                Subjects = ["toan"],
                Levels = [SchoolLevels.Primary],
                Grades = [4],
                Languages = ["vi"],
                Licence = "cc-by-4.0",
                Keywords = [strings["exchange.example.keyword1"], strings["exchange.example.keyword2"]],
                Issued = "2026",
            };
            return Row(strings["exchange.example.key"], about, Visibility.Public, [new("phan-so/bai-1.docx", FileRole.Main, null), new("phan-so/dap-an.pdf", FileRole.AnswerKey, strings["exchange.example.answers"])]);
        }
    }

    internal IReadOnlyList<string> Row(string key, ResourceMetadata about, Visibility visibility, IReadOnlyList<NamedFile> files) =>
    [
        key, .. table.Columns.Select(c => table.Write(c, about)), strings["visibility." + visibility], table.Join(files.Select(f => f.Name)),
        table.Join(files.Select(f => strings["file-role." + f.Role].Value)), files.Any(f => f.Title is not null) ? table.Join(files.Select(f => f.Title ?? "")) : "",
    ];

    private IEnumerable<string> Labels => [OwnColumn.Key.Label, .. table.Columns.Select(c => c.Label), .. Own.Select(c => c.Label)];

    private static OwnColumn[] Own { get; } = [OwnColumn.Visibility, OwnColumn.Files, OwnColumn.FileRoles, OwnColumn.FileTitles];
}

internal sealed record NamedFile(string Name, FileRole Role, string? Title);
