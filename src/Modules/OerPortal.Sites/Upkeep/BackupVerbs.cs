using OerPortal.Cms.Web;

namespace OerPortal.Sites.Upkeep;

/// <summary><c>backup-done [NOTE]</c>: the operator's script says that a backup was made.</summary>
internal sealed class BackupDoneVerb(BackupTimes times) : IPortalVerb
{
    public string Name => "backup-done";

    public string Description => "backup-done [NOTE]: note for the operator's page that a backup was made now";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await times.NoteAsync(BackupTimes.Done, string.Join(' ', arguments), cancellation);
        return 0;
    }
}

/// <summary><c>backup-tested [NOTE]</c>: somebody restored a backup and found it whole.</summary>
internal sealed class BackupTestedVerb(BackupTimes times) : IPortalVerb
{
    public string Name => "backup-tested";

    public string Description => "backup-tested [NOTE]: note for the operator's page that a backup was restored and found whole now";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        await times.NoteAsync(BackupTimes.Tested, string.Join(' ', arguments), cancellation);
        return 0;
    }
}
