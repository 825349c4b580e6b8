using Microsoft.Extensions.Localization;
using OerPortal.Cms.Text;
using OerPortal.Cms.Ui;
using OerPortal.Sites.Models;

namespace OerPortal.Sites.Upkeep;

/// <summary>The last backup, and whether one was ever restored.</summary>
internal sealed class BackupLine(BackupTimes times, IStringLocalizer strings, TimeProvider time) : ISystemLine
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);
    private static readonly TimeSpan TooOld = TimeSpan.FromDays(8);
    private static readonly TimeSpan TestLasts = TimeSpan.FromDays(120);

    public async ValueTask<SystemLine?> ReadAsync(CancellationToken cancellation)
    {
        var known = await times.ReadAsync(cancellation);
        var done = known.GetValueOrDefault(BackupTimes.Done);
        var tested = known.GetValueOrDefault(BackupTimes.Tested);
        var age = done is null ? TimeSpan.MaxValue : time.GetUtcNow() - done.At;
        var isTested = tested is not null && time.GetUtcNow() - tested.At < TestLasts;
        var state = age > TooOld ? SystemState.Broken : age > Fresh || !isTested ? SystemState.Attention : SystemState.Good;
        var consequence = done is null ? "sites.system.backup.never" : age > Fresh ? "sites.system.backup.old" : !isTested ? "sites.system.backup.untested" : null;
        return new SystemLine(
            20, strings["sites.system.backup"], state, $"{Said("sites.system.backup.done", done)} {Said("sites.system.backup.tested", tested)}",
            consequence is null ? null : strings[consequence].Value);
    }

    private string Said(string key, BackupTime? at)
        => at is null ? strings[key + ".not"] : at.Note.Length > 0 ? strings[key + ".note", at.At.Moment(), at.Note] : strings[key, at.At.Moment()];
}
