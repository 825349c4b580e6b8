using Npgsql;

namespace OerPortal.Cms.Data;

/// <summary>Tells an outage of the database from a fault of the program.</summary>
public static class DatabaseOutage
{
    /// <summary>Whether the error, or one inside it, means: ask again in a moment.</summary>
    public static bool Is(Exception? error) => error switch
    {
        null => false,
        // Shutting down or starting (57P), connection trouble (08), out of connections or memory (53), ended for its time (57014).
        PostgresException known => known.SqlState[..2] is "08" or "53" || known.SqlState.StartsWith("57P", StringComparison.Ordinal) || known.SqlState == PostgresErrorCodes.QueryCanceled,
        // No connection, a broken one, or no answer in time.
        NpgsqlException => true,
        // The server died between two statements: "Transaction is already completed", "Connection is not open".
        InvalidOperationException { Source: "Npgsql" } => true,
        _ => Is(error.InnerException),
    };
}
