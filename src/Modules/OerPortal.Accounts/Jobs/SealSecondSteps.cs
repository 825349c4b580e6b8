using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.SecondSteps;
using OerPortal.Cms.Jobs;

namespace OerPortal.Accounts.Jobs;

/// <summary>Seals authenticator keys that an earlier version kept as they are, or that one beside this still does.</summary>
public sealed record SealSecondSteps : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class SealSecondStepsHandler(AccountsDbContext db, SecretSeal seal) : IJobHandler<SealSecondSteps>
{
    public async Task RunAsync(SealSecondSteps job, IJobProgress progress, CancellationToken cancellation)
    {
        var tokens = db.Set<IdentityUserToken<Guid>>();
        var plain = await tokens.AsNoTracking()
            .Where(t => t.Name == PersonStore.AuthenticatorKeyName && t.Value != null && !t.Value.StartsWith(SecretSeal.Mark))
            .ToListAsync(cancellation);
        foreach (var token in plain)
        {
            var sealedValue = seal.Seal(token.UserId, token.Value!);
            // Unless it has been changed meanwhile.
            await tokens.Where(t => t.UserId == token.UserId && t.LoginProvider == token.LoginProvider && t.Name == token.Name && t.Value == token.Value)
                .ExecuteUpdateAsync(t => t.SetProperty(row => row.Value, sealedValue), cancellation);
        }
    }
}
