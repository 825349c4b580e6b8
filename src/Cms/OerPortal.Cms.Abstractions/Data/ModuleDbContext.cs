using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Events;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Sites;

namespace OerPortal.Cms.Data;

/// <summary>
/// A module's own database context: one schema, snake_case names. Events, audit entries and jobs that are added here
/// are written in the same transaction as the change that made them true.
/// </summary>
public abstract class ModuleDbContext(DbContextOptions options, ModuleDataScope scope) : DbContext(options)
{
    private readonly List<JobRow> _queued = [];

    /// <summary>Name of the query filter that keeps <see cref="ISiteOwned"/> rows to the current site.</summary>
    public const string SiteFilter = "site";

    /// <summary>The module's schema, for example <c>resources</c>.</summary>
    protected abstract string Schema { get; }

    /// <summary>The module's entities. Table and column names become snake_case by themselves.</summary>
    protected abstract void MapEntities(ModelBuilder model);

    /// <summary>The site that the query filter keeps to.</summary>
    protected Guid CurrentSiteId => scope.Site.Current.Id;

    /// <summary>What has changed of the public things of a kind; see <see cref="ChangeNumbers"/>.</summary>
    public IQueryable<ChangeRow> ChangesOf(string kind) => Set<ChangeRow>().AsNoTracking().Where(c => c.Kind == kind);

    /// <summary>Those after a number, in order, at most so many.</summary>
    public IQueryable<ChangeRow> ChangesSince(string kind, long number, int count) => ChangesOf(kind).Where(c => c.Number > number).OrderBy(c => c.Number).Take(count);

    /// <summary>Hands the event to its handlers after this context's changes are saved.</summary>
    public void Publish(IEvent message)
        => Add(OutboxMessage.From(message, scope.Time.GetUtcNow()));

    /// <summary>Writes one line to the audit log with the next save.</summary>
    /// <param name="action">What was done, for example <c>resources.approve</c>.</param>
    /// <param name="subject">Kind and id of what it was done to, for example <c>resource:0199…</c>.</param>
    /// <param name="detail">Anything that serialises to JSON; no secrets, no personal data beyond ids.</param>
    public void Record(string action, string subject, object? detail = null, Guid? siteId = null)
        => Add(new AuditEntry
        {
            At = scope.Time.GetUtcNow(),
            SiteId = siteId ?? CurrentSiteId,
            PersonId = scope.Person.Id,
            Action = action,
            Subject = subject,
            Detail = detail is null ? null : JsonSerializer.Serialize(detail, JsonSerializerOptions.Web),
        });

    /// <summary>Queues background work with the next save.</summary>
    public void Enqueue(IJob job, JobOptions? how = null)
        => _queued.Add(JobRow.From(job, how ?? new JobOptions(), CurrentSiteId));

    /// <summary>Queues background work at once, or with the transaction that is open: for who changes rows without the tracker.</summary>
    public async Task EnqueueNowAsync(IJob job, JobOptions? how, CancellationToken cancellation)
    {
        await JobRow.From(job, how ?? new JobOptions(), CurrentSiteId).QueueAsync(Database, cancellation);
        scope.WakeAfterCommit(Database);
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var wakes = _queued.Count > 0 || ChangeTracker.Entries().Any(e => e is { State: EntityState.Added, Entity: OutboxMessage });
        var saved = _queued.Count == 0
            ? await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken)
            : await SaveWithJobsAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (wakes)
            scope.WakeAfterCommit(Database);
        return saved;
    }

    private async Task<int> SaveWithJobsAsync(bool acceptAllChanges, CancellationToken cancellation)
    {
        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
        var saved = await base.SaveChangesAsync(acceptAllChanges, cancellation);
        // In one order everywhere, so that two who ask for the same work wait for each other in turn.
        foreach (var job in _queued.OrderBy(j => j.Key, StringComparer.Ordinal))
            await job.QueueAsync(Database, cancellation);
        if (own is not null)
            await own.CommitAsync(cancellation);
        _queued.Clear();
        return saved;
    }

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        MapEntities(modelBuilder);
        KernelTables.Map(modelBuilder);
        FilterSiteOwned(modelBuilder);
        SnakeCase.Apply(modelBuilder);
    }

    private void FilterSiteOwned(ModelBuilder model)
    {
        var own = typeof(ModuleDbContext).GetMethod(nameof(FilterOne), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!;
        foreach (var type in model.Model.GetEntityTypes().Where(t => typeof(ISiteOwned).IsAssignableFrom(t.ClrType)))
            own.MakeGenericMethod(type.ClrType).Invoke(this, [model]);
    }

    private void FilterOne<T>(ModelBuilder model)
        where T : class, ISiteOwned
        => model.Entity<T>().HasQueryFilter(SiteFilter, row => row.SiteId == CurrentSiteId);
}
