using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OerPortal.Cms.Mail;

/// <summary>Whether letters go. The portal serves without them, so the worst is Degraded.</summary>
internal sealed class MailHealth(IMail mail) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await mail.StateAsync(cancellationToken);
        return state switch
        {
            { Way: MailWay.None } => HealthCheckResult.Healthy("not set up", Found("none", 0)),
            { IsFailing: true } => HealthCheckResult.Degraded($"the last letter could not be sent; {state.Waiting} waiting", data: Found("failing", state.Waiting)),
            _ => HealthCheckResult.Healthy($"{state.Waiting} waiting", Found("found", state.Waiting)),
        };
    }

    private static Dictionary<string, object> Found(string finding, int waiting) => new() { ["finding"] = finding, ["figure"] = waiting };
}
