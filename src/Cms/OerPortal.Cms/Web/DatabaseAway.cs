using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Npgsql;
using OerPortal.Cms.Diagnostics;

namespace OerPortal.Cms.Web;

/// <summary>Tells an outage of the database from a fault of the program, and says it in one line instead of a trace a request.</summary>
internal sealed class DatabaseAway(ILogger<DatabaseAway> log, TimeProvider time)
{
    private readonly Seldom _said = new(TimeSpan.FromSeconds(10), time);

    /// <summary>Whether the error means: ask again in a moment.</summary>
    internal static bool Is(Exception? error) => error switch
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

    /// <summary>For the exception handler: whether the error has been said here.</summary>
    internal bool SaysFor(ExceptionHandlerSuppressDiagnosticsContext context)
    {
        // Whoever is busy has said so.
        if (context.Exception is PortalBusyException)
            return true;
        if (!Is(context.Exception))
            return false;
        if (_said.IsDue())
            log.LogError("The database does not answer ({Reason}); pages say 503 until it does.", Innermost(context.Exception).Message);
        return true;
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
