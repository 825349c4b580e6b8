using Dapper;
using Npgsql;

namespace OerPortal.Cms.Events;

/// <summary>The rows of <c>cms.outbox</c>: lease one, mark a handler as done, finish, or put back.</summary>
internal sealed class OutboxQueue(NpgsqlDataSource data)
{
    internal const int MostAttempts = 12;

    internal static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);

    internal async Task<LeasedMessage?> LeaseAsync(CancellationToken cancellation)
    {
        // A message whose delivery kills the process each time is parked, not tried for ever.
        const string lease = """
            with dead as (
                update cms.outbox set is_parked = true, lease = null, error = coalesce(error, 'The process died during the last attempt.')
                where not is_parked and attempts >= @MostAttempts and leased_until < now())
            update cms.outbox set leased_until = now() + @LeaseTime, lease = gen_random_uuid(), attempts = attempts + 1
            where id = (
                select id from cms.outbox
                where not is_parked and attempts < @MostAttempts and try_after <= now() and (leased_until is null or leased_until < now())
                order by try_after, id limit 1 for update skip locked)
            returning id, type, payload::text as payload, delivered, attempts, lease, trace
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<LeasedMessage>(new CommandDefinition(lease, new { MostAttempts, LeaseTime }, cancellationToken: cancellation));
    }

    /// <returns>False when the lease was lost to another worker.</returns>
    internal async Task<bool> RenewAsync(LeasedMessage message, CancellationToken cancellation)
        => await ExecuteAsync("update cms.outbox set leased_until = now() + @LeaseTime where id = @Id and lease = @Lease", new { LeaseTime, message.Id, message.Lease }, cancellation) == 1;

    internal Task MarkDeliveredAsync(LeasedMessage message, string handler, CancellationToken cancellation)
        => ExecuteAsync("update cms.outbox set delivered = array_append(delivered, @handler) where id = @Id and lease = @Lease", new { message.Id, message.Lease, handler }, cancellation);

    internal Task FinishAsync(LeasedMessage message, CancellationToken cancellation)
        => ExecuteAsync("delete from cms.outbox where id = @Id and lease = @Lease", new { message.Id, message.Lease }, cancellation);

    /// <summary>Puts a message back after a failure; after the last attempt it is parked, visible to operators.</summary>
    internal Task PutBackAsync(LeasedMessage message, string error, CancellationToken cancellation)
        => ExecuteAsync(
            """
            update cms.outbox set lease = null, leased_until = null, error = @error, is_parked = @parked, try_after = now() + make_interval(secs => @pause)
            where id = @Id and lease = @Lease
            """,
            new
            {
                message.Id,
                message.Lease,
                error,
                parked = message.Attempts >= MostAttempts,
                pause = (double)Math.Min(1 << message.Attempts, 600),
            },
            cancellation);

    private async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
    }
}

// Dapper fills it by property: a constructor's text[] would have to be declared as System.Array.
internal sealed class LeasedMessage
{
    public Guid Id { get; init; }

    public string Type { get; init; } = "";

    public string Payload { get; init; } = "";

    public string[] Delivered { get; init; } = [];

    public int Attempts { get; init; }

    public Guid Lease { get; init; }

    public string? Trace { get; init; }
}
