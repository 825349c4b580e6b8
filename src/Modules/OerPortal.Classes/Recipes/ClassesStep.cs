using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Classes.Data;
using OerPortal.Classes.Models;
using OerPortal.Classes.Rosters;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;

namespace OerPortal.Classes.Recipes;

/// <summary>
/// <c>{"step": "classes", "folders": "Schools"}</c>: the section <c>roster</c> of the folders' <c>school.json</c>, taken in as any roster is:
/// <c>{"classes": ["6A"], "pupils": 40, "families": ["Nguyễn"], "girls": ["Thị Lan"], "boys": ["Văn Hải"]}</c>. A school that has a class is left alone.
/// </summary>
internal sealed class ClassesStep(ClassesDbContext db, RosterStore store, RosterRunner runner, ISites sites, IEnumerable<IRecipeFiles> shelves, TimeProvider time) : IRecipeStep
{
    // Of no common factor with the lengths of the lists, so that names are spread over them.
    private const int Stride = 37;
    private const int AgeBeforeFirstGrade = 5;

    public string Name => "classes";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        foreach (var folder in RecipeFolder.Below(shelves, step.GetProperty("folders").GetString() ?? "", "school.json"))
        {
            var slug = folder.Section<PlannedSchool>("school")?.Slug ?? "";
            var site = sites.FindBySlug(slug) ?? throw new InvalidDataException($"There is no school '{slug}'. The step 'sites' must come before.");
            if (folder.Section<PlannedRoster>("roster") is not { } planned || await db.Classes.OfAllSites().AnyAsync(c => c.SiteId == site.Id, cancellation))
                continue;
            await TakeInAsync(site, planned, cancellation);
            say($"{site.Name} has {planned.Classes.Count} classes with {planned.Classes.Count * planned.Pupils} pupils.");
        }
    }

    private async Task TakeInAsync(Site site, PlannedRoster planned, CancellationToken cancellation)
    {
        var year = NewSchoolYear.Of(time.GetUtcNow());
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Table(planned, year), Encoding.UTF8, cancellation);
            var roster = await store.BeginAsync(
                new Roster { SiteId = site.Id, Kind = RosterKind.Table, Name = "hoc-sinh.csv", SchoolYear = year, BeganAt = time.GetUtcNow() }, file, cancellation);
            await runner.GoOnAsync(roster, _ => Task.CompletedTask, cancellation);
            if (await store.MoveAsync(roster, RosterState.Taking, cancellation))
                await runner.GoOnAsync(roster, _ => Task.CompletedTask, cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Table(PlannedRoster planned, int year)
    {
        var table = new StringBuilder(Csv.Line(["Mã học sinh", "Họ và tên", "Ngày sinh", "Lớp"]));
        for (var n = 0; n < planned.Classes.Count * planned.Pupils; n++)
        {
            var its = planned.Classes[n / planned.Pupils];
            var given = n % 2 == 0 ? planned.Girls : planned.Boys;
            var name = $"{planned.Families[n * Stride % planned.Families.Count]} {given[(n / 2 * Stride + n / planned.Pupils) % given.Count]}";
            var born = new DateOnly(year - AgeBeforeFirstGrade - (Names.ClassName.Grade(its) ?? 1), 1, 1).AddDays(n * Stride % 365);
            table.Append(Csv.Line([string.Create(CultureInfo.InvariantCulture, $"HS{n + 1:0000}"), name, born.ToString("d/M/yyyy", CultureInfo.InvariantCulture), its]));
        }
        return table.ToString();
    }

    private sealed record PlannedSchool(string Slug);

    private sealed record PlannedRoster(IReadOnlyList<string> Classes, int Pupils, IReadOnlyList<string> Families, IReadOnlyList<string> Girls, IReadOnlyList<string> Boys);
}
