using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using OerPortal.Cms.Diagnostics;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Data;

/// <summary>Background work on its way to the queue; <c>cms.enqueue</c> makes a row of <c>cms.job</c> of it.</summary>
/// <param name="Type">Full name and assembly of the job's class.</param>
/// <param name="Payload">The job as JSON.</param>
/// <param name="Key">Of all job types; see <see cref="IJob.Key"/>.</param>
/// <param name="Trace">The <c>traceparent</c> of what set it off.</param>
/// <param name="PersonId">See <see cref="IJob.PersonId"/>.</param>
/// <param name="Delay">Earliest start, counted from when the database hears of it.</param>
public sealed record JobRow(Guid Id, string Type, string Payload, Guid SiteId, string? Key, short Lane, TimeSpan Delay, int MaxAttempts, string? Trace, Guid? PersonId)
{
    public static JobRow From(IJob job, JobOptions how, Guid siteId)
    {
        var type = job.GetType();
        return new JobRow(
            Guid.CreateVersion7(),
            $"{type.FullName}, {type.Assembly.GetName().Name}",
            JsonSerializer.Serialize(job, type, JsonSerializerOptions.Web),
            how.SiteId ?? siteId,
            (how.Key ?? job.Key) is { } key ? $"{type.FullName}:{key}" : null,
            (short)job.Lane,
            how.Delay,
            how.MaxAttempts,
            PortalTrace.Current,
            job.PersonId);
    }

    /// <summary>Queues it in the transaction that <paramref name="database"/> is in.</summary>
    internal Task QueueAsync(DatabaseFacade database, CancellationToken cancellation)
        => database.ExecuteSqlAsync($"select cms.enqueue({Id}, {Type}, {Payload}, {SiteId}, {Key}, {Lane}, {Delay}, {MaxAttempts}, {Trace}, {PersonId})", cancellation);
}
