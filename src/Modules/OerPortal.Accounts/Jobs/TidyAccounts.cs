using Microsoft.EntityFrameworkCore;
using OerPortal.Accounts.Data;
using OerPortal.Accounts.Members;
using OerPortal.Accounts.Pupils;
using OerPortal.Accounts.SignIn;
using OerPortal.Cms.Data;
using OerPortal.Cms.Jobs;

namespace OerPortal.Accounts.Jobs;

/// <summary>Forgets what need not be kept: failed sign-ins of yesterday, sessions and access tokens that ran out, invitations nobody answered, links that are over, read notices of last year.</summary>
public sealed record TidyAccounts : IJob
{
    JobLane IJob.Lane => JobLane.Upkeep;
}

internal sealed class TidyAccountsHandler(AccountsDbContext db, TimeProvider time) : IJobHandler<TidyAccounts>
{
    /// <summary>So that somebody whose program has stopped sees why.</summary>
    internal static readonly TimeSpan KeepEndedTokens = TimeSpan.FromDays(30);

    internal static readonly TimeSpan KeepNotices = TimeSpan.FromDays(365);

    public async Task RunAsync(TidyAccounts job, IJobProgress progress, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var yesterday = now - TimeSpan.FromDays(1);
        var ranOut = now - Sessions.OwnDevice;
        var ranOutShared = now - Sessions.SharedComputer;
        var lastYear = now - KeepNotices;
        await db.SignInFailures.Where(f => f.LastAt < yesterday).ExecuteDeleteAsync(cancellation);
        await db.Sessions.Where(s => s.SeenAt < (s.IsShared ? ranOutShared : ranOut)).ExecuteDeleteAsync(cancellation);
        var longOver = now - KeepEndedTokens;
        await db.Tokens.Where(t => t.ExpiresAt < longOver).ExecuteDeleteAsync(cancellation);
        var notLately = now - PupilDoor.PlacesAreKnownFor;
        await db.SchoolPlaces.Where(p => p.LastAt < notLately).ExecuteDeleteAsync(cancellation);
        var tooOld = now - Invitations.Last;
        await db.Invitations.Where(i => i.InvitedAt < tooOld).ExecuteDeleteAsync(cancellation);
        await db.PasswordLinks.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        await db.NewAddresses.Where(a => a.ExpiresAt < now).ExecuteDeleteAsync(cancellation);
        await db.MailInvitations.OfAllSites().Where(i => i.ExpiresAt < tooOld).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(n => n.ReadAt != null && n.At < lastYear).ExecuteDeleteAsync(cancellation);
    }
}
