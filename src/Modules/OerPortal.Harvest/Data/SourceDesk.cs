using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using OerPortal.Cms.Jobs;
using OerPortal.Harvest.Jobs;
using OerPortal.Harvest.Models;
using OerPortal.Search;

namespace OerPortal.Harvest.Data;

/// <summary>What an operator does with sources; each with its line in the audit log.</summary>
internal sealed class SourceDesk(HarvestDbContext db, NpgsqlDataSource data, RunTables runs, IJobs jobs, TimeProvider time)
{
    /// <summary>Adds a source and begins with it at once.</summary>
    /// <returns>Its id; null when it is there already.</returns>
    public async Task<Guid?> AddAsync(Source source, CancellationToken cancellation)
    {
        if (await db.Sources.AnyAsync(known => known.Address == source.Address && known.SetSpec == source.SetSpec && known.Format == source.Format, cancellation))
            return null;
        db.Sources.Add(source);
        db.Record("harvest.source-add", Subject(source.Id), new { source.Address, source.SetSpec, source.Format });
        await db.SaveChangesAsync(cancellation);
        await GoAsync(source.Id, full: true, cancellation);
        return source.Id;
    }

    public async Task ChangeAsync(Source source, string name, int everyHours, bool isShown, bool passesOn, CancellationToken cancellation)
    {
        var turned = source.IsShown != isShown;
        (source.Name, source.EveryHours, source.IsShown, source.PassesOn) = (name, everyHours, isShown, passesOn);
        db.Record("harvest.source-change", Subject(source.Id), new { everyHours, isShown, passesOn });
        await db.SaveChangesAsync(cancellation);
        await runs.PlanAsync(source.Id, everyHours > 0 ? time.GetUtcNow().AddHours(everyHours) : null, cancellation);
        if (turned)
            await LookAtTwinsAsync(source.Id, cancellation);
        db.Publish(new FindableThingsChanged(HarvestedThings.Name));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Begins now. A run that is under way goes on, unless everything is wanted.</summary>
    public async Task BeginAsync(Guid sourceId, bool full, CancellationToken cancellation)
    {
        if (full)
            await StopRunAsync(sourceId, cancellation);
        db.Record(full ? "harvest.source-full" : "harvest.source-begin", Subject(sourceId));
        await db.SaveChangesAsync(cancellation);
        await GoAsync(sourceId, full, cancellation);
    }

    public async Task StopAsync(Guid sourceId, CancellationToken cancellation)
    {
        await StopRunAsync(sourceId, cancellation);
        db.Record("harvest.source-stop", Subject(sourceId));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Removes a source with all its records.</summary>
    public async Task RemoveAsync(Source source, CancellationToken cancellation)
    {
        // What it hid is looked at while its keys are there.
        source.IsShown = false;
        await db.SaveChangesAsync(cancellation);
        await LookAtTwinsAsync(source.Id, cancellation);
        db.Sources.Remove(source);
        db.Record("harvest.source-remove", Subject(source.Id), new { source.Name, source.Address });
        db.Publish(new FindableThingsChanged(HarvestedThings.Name));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>How many records each source has, and how many of them are shown as another's.</summary>
    public async Task<IReadOnlyDictionary<Guid, (long All, long Twins)>> CountsAsync(CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        var counts = await connection.QueryAsync<(Guid Id, long All, long Twins)>(new CommandDefinition(
            "select source_id, count(*), count(twin_of) from harvest.record group by source_id", cancellationToken: cancellation));
        return counts.ToDictionary(count => count.Id, count => (count.All, count.Twins));
    }

    private async Task GoAsync(Guid sourceId, bool full, CancellationToken cancellation)
    {
        await runs.BeginAsync(sourceId, full, cancellation);
        await jobs.EnqueueAsync(new HarvestSource(sourceId), how: null, cancellation);
    }

    private async Task StopRunAsync(Guid sourceId, CancellationToken cancellation)
    {
        if (await runs.OpenAsync(sourceId, cancellation) is { } open)
            await runs.EndAsync(open, RunState.Stopped, null, (await runs.ProgressAsync(sourceId, cancellation)).NextRun is { } next ? new DateTimeOffset(next, TimeSpan.Zero) : null, cancellation);
    }

    private async Task LookAtTwinsAsync(Guid sourceId, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await new Twins(connection, transaction, cancellation).LookAtSourceAsync(sourceId);
        await transaction.CommitAsync(cancellation);
    }

    private static string Subject(Guid sourceId) => $"harvest-source:{sourceId}";
}
