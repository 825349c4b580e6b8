using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using OerPortal.Cms.Data;
using OerPortal.Exchange.Models;

namespace OerPortal.Exchange.Data;

/// <summary>Schema <c>exchange</c>.</summary>
public sealed class ExchangeDbContext(DbContextOptions<ExchangeDbContext> options, ModuleDataScope scope) : ModuleDbContext(options, scope)
{
    public DbSet<Run> Runs => Set<Run>();

    /// <summary>Those of a run that was found by its site.</summary>
    public DbSet<RowReport> Rows => Set<RowReport>();

    protected override string Schema => "exchange";

    protected override void MapEntities(ModelBuilder model)
    {
        model.Entity<Run>().ToTable("run");
        model.Entity<RowReport>(row =>
        {
            row.ToTable("row_report").HasKey(r => new { r.RunId, r.Number });
            row.Property(r => r.Problems).HasColumnType("jsonb").HasConversion(
                problems => Write(problems),
                json => Read(json),
                new ValueComparer<List<RowProblem>>((one, other) => one!.SequenceEqual(other!), problems => problems.Count, problems => problems.ToList()));
        });
    }

    internal static string Write(IReadOnlyList<RowProblem> problems) => JsonSerializer.Serialize(problems, JsonSerializerOptions.Web);

    private static List<RowProblem> Read(string json) => JsonSerializer.Deserialize<List<RowProblem>>(json, JsonSerializerOptions.Web)!;
}
