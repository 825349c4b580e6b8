using Dapper;
using Npgsql;

namespace OerPortal.Cms.Events;

/// <summary>The rows of <c>cms.outbox</c>: lease one, mark a handler as done, finish, or put back.</summary>
internal sealed class OutboxQueue(NpgsqlDataSource data)
{
    internal const int MostAttempts = 12;

    internal async Task<LeasedMessage?> LeaseAsync(CancellationToken cancellation)
    {
        const string lease = """
            update cms.outbox set leased_until = now() + interval '2 minutes', attempts = attempts + 1
            where id = (
                select id from cms.outbox
                where not is_parked and try_after <= now() and (leased_until is null or leased_until < now())
                order by id limit 1 for update skip locked)
            returning id, type, payload::text as payload, delivered, attempts
            """;
        await using var connection = await data.OpenConnectionAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<LeasedMessage>(new CommandDefinition(lease, cancellationToken: cancellation));
    }

    internal Task MarkDeliveredAsync(Guid id, string handler, CancellationToken cancellation)
        => ExecuteAsync("update cms.outbox set delivered = array_append(delivered, @handler) where id = @id", new { id, handler }, cancellation);

    internal Task FinishAsync(Guid id, CancellationToken cancellation)
        => ExecuteAsync("delete from cms.outbox where id = @id", new { id }, cancellation);

    /// <summary>Puts a message back after a failure; after the last attempt it is parked, visible to operators.</summary>
    internal Task PutBackAsync(LeasedMessage message, string error, CancellationToken cancellation)
        => ExecuteAsync(
            """
            update cms.outbox set leased_until = null, error = @error, is_parked = @parked,
                try_after = now() + make_interval(secs => @pause)
            where id = @id
            """,
            new
            {
                id = message.Id,
                error,
                parked = message.Attempts >= MostAttempts,
                pause = (double)Math.Min(1 << message.Attempts, 600),
            },
            cancellation);

    private async Task ExecuteAsync(string sql, object values, CancellationToken cancellation)
    {
        await using var connection = await data.OpenConnectionAsync(cancellation);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancellation));
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
}
