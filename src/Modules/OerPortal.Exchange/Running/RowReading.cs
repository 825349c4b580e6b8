using System.Globalization;
using OerPortal.Exchange.Bundles;
using OerPortal.Exchange.Models;
using OerPortal.Resources;

namespace OerPortal.Exchange.Running;

/// <summary>Cells of a row as a description, its files and who sees it; what cannot be is said with its column.</summary>
internal sealed class RowReading(Run run, Headings headings, OpenBundle bundle, IDescriptionTable table, bool isPortal)
{
    internal const int LongestKey = 120;
    private const int MostFiles = 50;
    private const int LongestTitle = 200;
    private const string DateColumn = "issued";

    internal void Read(RowPlan plan)
    {
        ReadDescription(plan);
        ReadVisibility(plan);
        plan.Files = FilesOf(plan);
        if (run.Mode != RunMode.Draft)
            Demand(plan);
        if (plan.Key.Length is 0 or > LongestKey)
            plan.Problems.Insert(0, new RowProblem(OwnColumn.Key.Label, plan.Key.Length == 0 ? "exchange.problem.no-key" : "exchange.problem.long-key", LongestKey.ToString(CultureInfo.CurrentCulture)));
    }

    private void ReadDescription(RowPlan plan)
    {
        var about = plan.Known?.About ?? new ResourceMetadata();
        foreach (var (place, column) in headings.Described)
        {
            var cell = Headings.CellAt(plan.Row, place);
            if (table.Read(column, cell, ref about) is { } problem)
                plan.Problems.Add(new RowProblem(column.Label, problem.Key, problem.Arguments));
            else if (column.Name == DateColumn && table.Write(column, about) is var understood && understood != cell.Trim())
                plan.Issued = understood;
        }

        // A grade says its level, as in the form.
        plan.About = about is { Levels.Count: 0, Grades.Count: > 0 } ? about with { Levels = [.. about.Grades.Select(SchoolLevels.OfGrade).Distinct()] } : about;
    }

    private void ReadVisibility(RowPlan plan)
    {
        var word = headings.CellOf(plan.Row, OwnColumn.Visibility);
        var mayOnlySchool = run is { Mode: RunMode.Publish, DecidesAll: false };
        plan.Visibility = plan.Known?.Visibility ?? (mayOnlySchool ? Visibility.School : Visibility.Public);
        if (word.Length > 0 && Enum.TryParse<Visibility>(table.Code("visibility", word), out var wanted))
            plan.Visibility = wanted;
        else if (word.Length > 0)
            plan.Problems.Add(new RowProblem(OwnColumn.Visibility.Label, "resources.table.unknown", word));
        if (mayOnlySchool && plan.Visibility != Visibility.School)
            plan.Problems.Add(new RowProblem(OwnColumn.Visibility.Label, "exchange.problem.only-school"));
        if (isPortal && plan.Visibility == Visibility.School)
            plan.Problems.Add(new RowProblem(OwnColumn.Visibility.Label, "exchange.problem.no-school"));
    }

    private List<PlannedFile> FilesOf(RowPlan plan)
    {
        var names = Parts(headings.CellOf(plan.Row, OwnColumn.Files)).Where(name => name.Length > 0).ToList();
        var roles = Parts(headings.CellOf(plan.Row, OwnColumn.FileRoles));
        var titles = Parts(headings.CellOf(plan.Row, OwnColumn.FileTitles));
        if (names.Count > MostFiles)
            plan.Problems.Add(new RowProblem(OwnColumn.Files.Label, "exchange.problem.many-files", MostFiles.ToString(CultureInfo.CurrentCulture)));
        var files = new List<PlannedFile>();
        foreach (var (at, written) in names.Take(MostFiles).Index())
        {
            var role = RoleOf(plan, roles.ElementAtOrDefault(at) ?? "");
            var title = titles.ElementAtOrDefault(at) is { Length: > 0 } said ? said : null;
            if (title?.Length > LongestTitle)
                plan.Problems.Add(new RowProblem(OwnColumn.FileTitles.Label, "resources.table.too-long", LongestTitle.ToString(CultureInfo.CurrentCulture), title.Length.ToString(CultureInfo.CurrentCulture)));
            var name = BundleNames.Clean(written);
            if (name is null)
                plan.Problems.Add(new RowProblem(OwnColumn.Files.Label, "exchange.problem.unsafe-name", written));
            else if (!bundle.Bundle.Has(bundle.Folder + name))
                plan.Problems.Add(new RowProblem(OwnColumn.Files.Label, "exchange.problem.no-file", written));
            else if (files.Exists(f => f.Name == bundle.Folder + name))
                plan.Problems.Add(new RowProblem(OwnColumn.Files.Label, "exchange.problem.file-twice", written));
            else
                files.Add(new PlannedFile(bundle.Folder + name, role, title));
        }

        // In the order in which the resource has them.
        return [.. files.OrderBy(f => f.Role)];
    }

    private FileRole RoleOf(RowPlan plan, string word)
    {
        if (word.Length == 0)
            return FileRole.Main;
        if (Enum.TryParse<FileRole>(table.Code("fileRoles", word), out var role))
            return role;
        plan.Problems.Add(new RowProblem(OwnColumn.FileRoles.Label, "resources.table.unknown", word));
        return FileRole.Main;
    }

    private void Demand(RowPlan plan)
    {
        foreach (var (column, problem) in table.Missing(plan.About))
        {
            var label = table.Columns.First(c => c.Name == column).Label;
            if (!plan.Problems.Exists(p => p.Column == label))
                plan.Problems.Add(new RowProblem(label, problem.Key, problem.Arguments));
        }

        var hasFile = plan.Files.Any(f => f.Role == FileRole.Main) || (plan.Files.Count == 0 && plan.Known?.Files.Any(f => f.Role == FileRole.Main) == true);
        if (!hasFile && !run.MayLackFiles && !plan.Problems.Exists(p => p.Column == OwnColumn.Files.Label))
            plan.Problems.Add(new RowProblem(OwnColumn.Files.Label, "exchange.problem.files-missing"));
    }

    private IReadOnlyList<string> Parts(string cell) => table.Parts(cell);
}
