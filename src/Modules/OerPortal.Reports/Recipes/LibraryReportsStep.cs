using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Data;
using OerPortal.Cms.Recipes;
using OerPortal.Cms.Sites;
using OerPortal.Cms.Text;
using OerPortal.Reports.Data;
using OerPortal.Reports.Freezing;
using OerPortal.Reports.Models;

namespace OerPortal.Reports.Recipes;

/// <summary>
/// <c>{"step": "library-reports", "folders": "Schools"}</c>: the file <c>library-years.json</c> of the folders: figures of school years, counted back from
/// today, with evidence, and signed where it says who signed. A school that has figures is left alone.
/// </summary>
internal sealed class LibraryReportsStep(ReportsDbContext db, ReportDesk desk, ISites sites, IEnumerable<IRecipeFiles> shelves, TimeProvider time) : IRecipeStep
{
    private const string File = "library-years.json";

    /// <summary>Of reports of years that are over: in June.</summary>
    private const int SigningMonth = 6;

    public string Name => "library-reports";

    public async Task RunAsync(JsonElement step, Action<string> say, CancellationToken cancellation)
    {
        var signed = 0;
        foreach (var folder in RecipeFolder.Below(shelves, step.GetProperty("folders").GetString() ?? "", File))
        {
            var plan = JsonSerializer.Deserialize<Plan>(folder.Read(File), JsonSerializerOptions.Web) ?? throw new InvalidDataException($"'{File}' is empty.");
            var school = sites.FindBySlug(plan.School) ?? throw new InvalidDataException($"There is no school '{plan.School}'. The step 'sites' must come before.");
            if (await db.Figures.OfAllSites().AnyAsync(f => f.SiteId == school.Id, cancellation))
                continue;
            // The step is whole or not there: it would be left alone the next time.
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            foreach (var year in plan.Years)
                signed += await WriteAsync(school, year, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        say($"Schools signed {signed} reports on their libraries.");
    }

    /// <returns>1 where it is signed.</returns>
    private async Task<int> WriteAsync(Site school, PlannedYear planned, CancellationToken cancellation)
    {
        var year = new SchoolYear(SchoolYear.Now(time).Begins - planned.YearsAgo);
        var at = planned.YearsAgo == 0 ? time.GetUtcNow() : new DateTimeOffset(year.Begins + 1, SigningMonth, 2 + (school.Slug.Length % 9), 9, 0, 0, VietnamTime.Offset).ToUniversalTime();
        db.Figures.AddRange(planned.Figures.Select(f => new TypedFigure { SiteId = school.Id, Year = year.Begins, Key = f.Key, Value = f.Value, Reason = planned.Reasons.GetValueOrDefault(f.Key, ""), TypedAt = at }));
        db.Evidence.AddRange(planned.Evidence.Select(e => new Evidence { SiteId = school.Id, Year = year.Begins, Code = e.Code, Words = e.Words, Address = e.Address ?? "", AddedAt = at }));
        await db.SaveChangesAsync(cancellation);
        return planned.SignedBy is { } signer && await desk.SignAsync(school, year, 1, new Signature(signer, "Hiệu trưởng", "", at), cancellation) is not null ? 1 : 0;
    }

    private sealed record Plan(string School, IReadOnlyList<PlannedYear> Years);

    private sealed record PlannedYear(int YearsAgo, string? SignedBy)
    {
        public IReadOnlyDictionary<string, decimal> Figures { get; init; } = new Dictionary<string, decimal>();

        public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

        public IReadOnlyList<PlannedEvidence> Evidence { get; init; } = [];
    }

    private sealed record PlannedEvidence(string Code, string Words, string? Address);
}
