using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging;
using OerPortal.Cms.Data;
using OerPortal.Cms.Diagnostics;

namespace OerPortal.Cms.Web;

/// <summary>Says an outage of the database in one line instead of a trace a request.</summary>
internal sealed class DatabaseAway(ILogger<DatabaseAway> log, TimeProvider time)
{
    private readonly Seldom _said = new(TimeSpan.FromSeconds(10), time);

    /// <summary>For the exception handler: whether the error has been said here.</summary>
    internal bool SaysFor(ExceptionHandlerSuppressDiagnosticsContext context)
    {
        // Whoever is busy has said so.
        if (context.Exception is PortalBusyException)
            return true;
        if (!DatabaseOutage.Is(context.Exception))
            return false;
        if (_said.IsDue())
            log.LogError("The database does not answer ({Reason}); pages say 503 until it does.", Innermost(context.Exception).Message);
        return true;
    }

    private static Exception Innermost(Exception error) => error.InnerException is { } inner ? Innermost(inner) : error;
}
