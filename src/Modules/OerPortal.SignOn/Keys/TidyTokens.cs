using OerPortal.Cms.Jobs;
using OpenIddict.Abstractions;

namespace OerPortal.SignOn.Keys;

/// <summary>Forgets codes and tokens that ran out, and what stood behind them alone.</summary>
public sealed record TidyTokens : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class TidyTokensHandler(IOpenIddictTokenManager tokens, IOpenIddictAuthorizationManager allowances, TimeProvider time) : IJobHandler<TidyTokens>
{
    /// <summary>A token that was used twice is told from one that nobody knows for so long.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    public async Task RunAsync(TidyTokens job, IJobProgress progress, CancellationToken cancellation)
    {
        var before = time.GetUtcNow() - KeptFor;
        await tokens.PruneAsync(before, cancellation);
        await allowances.PruneAsync(before, cancellation);
    }
}
