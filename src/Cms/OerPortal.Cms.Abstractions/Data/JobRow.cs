using System.Text.Json;
using OerPortal.Cms.Jobs;

namespace OerPortal.Cms.Data;

/// <summary>Background work that waits for a worker. Row of <c>cms.job</c>; the worker owns the remaining columns.</summary>
public sealed class JobRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Type { get; init; }

    public required string Payload { get; init; }

    public required Guid SiteId { get; init; }

    public required DateTimeOffset RunAfter { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int MaxAttempts { get; init; }

    public static JobRow From(IJob job, JobOptions how, Guid siteId, DateTimeOffset now)
    {
        var type = job.GetType();
        return new JobRow
        {
            Type = $"{type.FullName}, {type.Assembly.GetName().Name}",
            Payload = JsonSerializer.Serialize(job, type, JsonSerializerOptions.Web),
            SiteId = how.SiteId ?? siteId,
            RunAfter = now + how.Delay,
            CreatedAt = now,
            MaxAttempts = how.MaxAttempts,
        };
    }
}
