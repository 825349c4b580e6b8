using Microsoft.EntityFrameworkCore;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Outside;
using OerPortal.SignOn.Data;

namespace OerPortal.SignOn.Provider;

/// <summary>Tells a system that somebody has signed out.</summary>
/// <param name="VisitId">The <c>sid</c> it was told.</param>
public sealed record TellOfSignOut(Guid SystemId, Guid Whose, Guid VisitId, DateTimeOffset At) : IJob;

internal sealed class TellOfSignOutHandler(SignOnDbContext db, LogoutTokens tokens, LogoutDoor door, TimeProvider time) : IJobHandler<TellOfSignOut>
{
    /// <summary>By then the system's own sessions are over, as a rule.</summary>
    private static readonly TimeSpan TriedFor = TimeSpan.FromHours(1);

    public async Task RunAsync(TellOfSignOut job, IJobProgress progress, CancellationToken cancellation)
    {
        var system = await db.Systems.AsNoTracking().FirstOrDefaultAsync(s => s.Id == job.SystemId && s.EndedAt == null, cancellation);
        if (system?.LogoutAddress is not { } address || time.GetUtcNow() - job.At > TriedFor || tokens.Make(system.ClientId!, job.Whose, job.VisitId) is not { } token)
            return;
        var status = await door.Outside.PostAsync(new Uri(address), new Dictionary<string, string> { ["logout_token"] = token }, cancellation);
        // A refusal (400) is the system's last word; what is out of order may be mended.
        if (status >= 500)
            throw new OutsideTroubleException("status", $"{status}") { IsPassing = true };
    }
}

/// <summary>The way to the systems that are told.</summary>
internal sealed class LogoutDoor(IOutsideDoors doors, SignOnSettings settings) : IDisposable
{
    internal IOutsideDoor Outside { get; } = doors.Open(new OutsideRules("SignOn") { AllowedHosts = settings.Provider.AllowedHosts, Longest = TimeSpan.FromSeconds(10) });

    public void Dispose() => Outside.Dispose();
}
